package io.github.atcollector.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.Rig;
import io.github.atcollector.TestLedger;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service whose words keep a reader busy, and a thread that never ends. */
class BacktrackingIT {
    private static final String[] ONE_DAY = {"once", "--from", "2018-06-28", "--to", "2018-06-28"};

    @TempDir
    private Path directory;

    @Test
    void isNotDoneOverAMegabyteOfLimitsInARefusal() throws Exception {
        try (Rig rig = rig()) {
            rig.service().faults().always(Step.OPEN, Fault.status(403, Map.of(), "limit".repeat(200_000)));
            try (Distribution collector = Distribution.start(directory, rig.settings(), ONE_DAY)) {
                assertThat(collector.status()).isEqualTo(1);
                assertThat(collector.output()).contains("The opening of a session was answered with 403");
            }
        }
    }

    @Test
    void endsAtASignalAndSaysWhatItLeavesOpenThoughAThreadNeverEnds() throws Exception {
        String endless = "class:java.util.regex.Pattern?method=matches('%s','%s')"
                .formatted("(.*a)".repeat(30) + "b", "a".repeat(500));
        try (Rig rig = TestLedger.SQLITE.giveTo(rig())) {
            rig.set("collector.sinks", "file,custom")
                    .set("collector.custom.uri", endless)
                    .set("collector.shutdown.timeout", "PT1S");
            try (Distribution collector = Distribution.start(directory, rig.settings(), ONE_DAY)) {
                await().until(() -> rig.files().stream().anyMatch(file -> file.endsWith(".json.gz")));

                assertThat(collector.terminate().status()).isEqualTo(143);

                assertThat(collector.output()).contains("2018-06-28: unfinished at the end of the stop");
            }
            assertThat(TestLedger.rows(rig, "select state from windows")).containsExactly(List.of("running"));
            rig.set("collector.sinks", "file").set("collector.custom.uri", "");
            try (Distribution collector = Distribution.start(directory, rig.settings(), ONE_DAY)) {
                assertThat(collector.status()).as(collector.output()).isZero();
            }
            assertThat(TestLedger.rows(rig, "select state from windows")).containsExactly(List.of("done"));
            assertThat(rig.service().books().sessionsOpen()).isEmpty();
        }
    }

    /** Java reads the names of hosts from a file then, here from a pipe that nobody writes. */
    @Test
    void isHeldUpByNoNameServerThatDoesNotAnswer() throws Exception {
        Path pipe = directory.resolve("hosts");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        try (Rig rig = rig()) {
            Map<String, String> settings = new HashMap<>(rig.settings());
            settings.put("java.opts", "-Djdk.net.hosts.file=" + pipe);
            settings.put("collector.endpoint", "https://service.test");
            settings.put("collector.auth.token-url", "https://service.test/oauth/token");
            settings.put("collector.timeout.call", "PT1S");
            try (Distribution collector = Distribution.start(directory, settings, ONE_DAY)) {
                assertThat(collector.status()).as(collector.output()).isEqualTo(1);
                assertThat(collector.output())
                        .contains(
                                "service.test: the name server did not answer",
                                "collector.service.*), the name service");
            }
        }
    }

    private Rig rig() throws Exception {
        return new Rig(Files.createDirectory(directory.resolve("data"))).set("collector.retry.max-attempts", "2");
    }
}
