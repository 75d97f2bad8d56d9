package io.github.atcollector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sessions that ended long ago leave the ledger; windows stay. */
class ForgottenSessionsIT {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void areThoseThatEndedAndAreOldEnough(TestLedger kind) throws Exception {
        try (Rig rig = kind.giveTo(new Rig(directory)).set("collector.ledger.keep-sessions", "P30D")) {
            rig.collect(WithLedger.ONE_DAY);
            enter(rig, "default", "closed", 31);
            enter(rig, "default", "void", 31);
            enter(rig, "default", "closed", 29);
            enter(rig, "other", "closed", 31);

            rig.collect(WithLedger.ONE_DAY);

            assertThat(TestLedger.rows(rig, "select intent from sessions where intent like 'old%' order by intent"))
                    .containsExactly(List.of("old-default-closed-29"), List.of("old-other-closed-31"));
            assertThat(TestLedger.rows(rig, "select state from sessions where intent not like 'old%'"))
                    .containsExactly(List.of("closed"));
            assertThat(TestLedger.rows(rig, "select state from windows")).containsExactly(List.of("done"));
        }
    }

    private static void enter(Rig rig, String target, String state, int days) throws Exception {
        TestLedger.update(
                rig,
                ("insert into sessions (intent, target, space, from_time, to_time, owner, state, intended_at)"
                                + " values ('old-%1$s-%2$s-%3$d', '%1$s', 'space-%4$s', 'f', 't', 'o', '%2$s', '%5$s')")
                        .formatted(
                                target,
                                state,
                                days,
                                rig.service().options().spaceId(),
                                Instant.now().minus(Duration.ofDays(days))));
    }
}
