package io.github.atcollector.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.TestLedger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A1: SQL, files and addresses by the headers of a message that is a valid window. */
class HostileHeadersIT {
    @TempDir
    private Path directory;

    @Test
    void steerNothing() throws Exception {
        try (Fleet fleet = new Fleet(directory)) {
            List<Map<String, String>> hostile = HostileHeaders.inAllSpellings("create table canary as select 1");
            for (int i = 0; i < hostile.size(); i++) {
                Jms.send(fleet.url(), Fleet.QUEUE, Jms.text(fleet.planned(100 + i), hostile.get(i)));
            }

            fleet.awaitWindows(3 + hostile.size());
            assertThat(TestLedger.rows(fleet.rig(), "select tablename from pg_tables where tablename = 'canary'"))
                    .isEmpty();
            assertThat(fleet.rig().files()).noneMatch(file -> file.contains("hostile"));
            fleet.assertThatItStillWorks(3 + hostile.size());
        }
    }
}
