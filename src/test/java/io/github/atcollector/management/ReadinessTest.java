package io.github.atcollector.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.Ports;
import io.github.atcollector.Rig;
import io.github.atcollector.fakeservice.StandInOptions;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is broken shows in health, readiness and metrics, and what is mended too; the process stays live. */
class ReadinessTest {
    private static final String LIVE = "/observe/health/live";
    private static final String READY = "/observe/health/ready";
    private static final String HEALTH = "/observe/health";

    @TempDir
    private Path directory;

    private Path data;
    private Path ledger;
    private Rig rig;

    @BeforeEach
    void keepTheLedgerApartFromTheFiles() throws IOException {
        data = directory.resolve("data");
        ledger = Files.createDirectory(directory.resolve("ledger"));
        rig = new Rig(data)
                .set("collector.ledger.url", "jdbc:sqlite:" + ledger.resolve("ledger.db"))
                .set("collector.lookback", "P1D");
    }

    private Observed observed() throws Exception {
        Observed observed = new Observed(rig).run(rig);
        await().until(() -> rig.files().size() == 2);
        return observed;
    }

    private static double up(Observed observed, String check) {
        return observed.value("collector_check_up{check=\"%s\",target=\"default\"}".formatted(check))
                .orElseThrow();
    }

    private static void awaitStatus(Observed observed, int status) {
        await().until(() -> observed.status(READY) == status);
    }

    @Test
    void allIsWellWhereNothingIsBroken() throws Exception {
        try (Observed observed = observed()) {
            assertThat(observed.status(LIVE)).isEqualTo(200);
            assertThat(observed.status(READY)).isEqualTo(200);
            assertThat(observed.status(HEALTH)).isEqualTo(200);
            for (String check : new String[] {"started", "ledger", "token", "disk", "age", "clock"}) {
                assertThat(up(observed, check)).as(check).isEqualTo(1);
            }
        }
    }

    @Test
    void theLedgerThatIsGone() throws Exception {
        try (Observed observed = observed()) {
            Path away = directory.resolve("away");
            Files.move(ledger, away);

            awaitStatus(observed, 503);
            assertThat(observed.ask("GET", READY).body())
                    .contains("default-ledger", "the directory is not there any more");
            assertThat(up(observed, "ledger")).isZero();
            assertThat(up(observed, "disk")).isEqualTo(1);
            assertThat(observed.value("collector_windows{state=\"done\",target=\"default\"}"))
                    .hasValue(Double.NaN);
            assertThat(observed.value("collector_newest_window_age_seconds{target=\"default\"}"))
                    .hasValue(Double.NaN);
            assertThat(observed.status(LIVE)).isEqualTo(200);

            Files.move(away, ledger);
            awaitStatus(observed, 200);
            assertThat(up(observed, "ledger")).isEqualTo(1);
        }
    }

    @Test
    void theDiskThatIsGone() throws Exception {
        try (Observed observed = observed()) {
            Path away = directory.resolve("away");
            Files.move(data, away);

            assertThat(observed.status(READY)).isEqualTo(503);
            assertThat(observed.ask("GET", READY).body()).contains("default-disk", "data is not there. Mount it");
            assertThat(up(observed, "disk")).isZero();
            assertThat(up(observed, "ledger")).isEqualTo(1);
            assertThat(observed.status(LIVE)).isEqualTo(200);

            Files.move(away, data);
            assertThat(observed.status(READY)).isEqualTo(200);
            assertThat(up(observed, "disk")).isEqualTo(1);
        }
    }

    @Nested
    class TheToken {
        private static final String REFUSED = "The request for a token was answered with 401";

        @Test
        void thatIsRefusedIsToldByWhoeverAskedForItAndNotAskedForAtEveryProbe() throws Exception {
            rig.service().faults().always(Step.TOKEN, Fault.status(401));
            try (Observed observed = new Observed(rig).run(rig)) {
                awaitStatus(observed, 503);
                assertThat(observed.ask("GET", READY).body()).contains("default-token", REFUSED);
                await().until(() -> observed.value("collector_windows_ended_total{state=\"failed\",target=\"default\"}")
                                .orElse(0)
                        == 1);
                int asked = rig.service().books().requests(Step.TOKEN);
                for (int probe = 0; probe < 10; probe++) {
                    assertThat(observed.status(READY)).isEqualTo(503);
                    assertThat(up(observed, "token")).isZero();
                }
                assertThat(rig.service().books().requests(Step.TOKEN)).isEqualTo(asked);

                rig.service().faults().clear();
                observed.collector().collect(Rig.THREE_DAYS).join();
                assertThat(observed.status(READY)).isEqualTo(200);
                assertThat(up(observed, "token")).isEqualTo(1);
            }
        }

        @Test
        void thatCannotBeHadAnyMoreIsToldByWhoeverNeedsOne() throws Exception {
            rig.set("collector.trigger", "cron")
                    .set("collector.cron", "0 0 0 1 1 ? 2099")
                    .set("collector.retry.max-attempts", "1");
            try (Observed observed = new Observed(rig).run(rig)) {
                assertThat(observed.status(READY)).isEqualTo(200);
                rig.service().faults().next(Step.OPEN, Fault.status(401)).always(Step.TOKEN, Fault.status(500));

                observed.collector().collect(Rig.THREE_DAYS).join();

                assertThat(observed.status(READY)).isEqualTo(503);
                assertThat(observed.ask("GET", READY).body()).contains("default-token", "was answered with 500");
            }
        }

        @Test
        void isAskedForByTheFirstProbeWhereNobodyNeededOne() throws Exception {
            rig.set("collector.trigger", "cron").set("collector.cron", "0 0 0 1 1 ? 2099");
            try (Observed observed = new Observed(rig).run(rig)) {
                assertThat(observed.status(READY)).isEqualTo(200);
                assertThat(observed.status(READY)).isEqualTo(200);

                assertThat(rig.service().books().requests(Step.TOKEN)).isEqualTo(1);
            }
        }

        @Test
        void thatTheServiceRefusesIsNotCalledGoodThoughItIsReadyMade() throws Exception {
            rig.set("collector.auth.api-key", "").set("collector.auth.token", "stale");
            try (Observed observed = new Observed(rig).run(rig)) {
                awaitStatus(observed, 503);
                assertThat(up(observed, "token")).isZero();
                assertThat(observed.ask("GET", READY).body()).contains("401").doesNotContain("stale");
            }
        }
    }

    @Test
    void aClockThatIsFarFromTheServicesMakesATargetUnhealthyAndLeavesItReady() throws Exception {
        try (Rig far = new Rig(data, StandInOptions.defaults().withClockAhead(Duration.ofDays(30)))
                .set("collector.lookback", "P1D")) {
            try (Observed observed = new Observed(far).run(far)) {
                await().until(() -> observed.status(HEALTH) == 503);

                assertThat(observed.ask("GET", HEALTH).body())
                        .contains("default-clock", "This machine's clock is ", " behind the service's");
                assertThat(up(observed, "clock")).isZero();
                assertThat(observed.status(READY)).isEqualTo(200);
            }
        }
    }

    @Nested
    class TheAge {
        @Test
        void ofWhatWasCollectedMakesATargetUnhealthyAndLeavesItReady() throws Exception {
            rig.set("collector.trigger", "cron").set("collector.cron", "0 0 0 1 1 ? 2099");
            try (Observed observed = new Observed(rig).run(rig)) {
                assertThat(observed.status(HEALTH)).isEqualTo(200); // nothing was due yet

                observed.collector().collect(Rig.THREE_DAYS).join();

                await().until(() -> observed.status(HEALTH) == 503);
                assertThat(observed.ask("GET", HEALTH).body())
                        .contains("default-age", "Nothing is there of the time since 2018-07-01T00:00:00Z");
                assertThat(up(observed, "age")).isZero();
                assertThat(observed.status(READY)).isEqualTo(200);
            }
        }

        @Test
        void isNotLookedAtWhereItIsSwitchedOff() throws Exception {
            rig.set("collector.trigger", "cron")
                    .set("collector.cron", "0 0 0 1 1 ? 2099")
                    .set("collector.health.max-age", "PT0S");
            try (Observed observed = new Observed(rig).run(rig)) {
                observed.collector().collect(Rig.THREE_DAYS).join();

                assertThat(observed.status(HEALTH)).isEqualTo(200);
                assertThat(up(observed, "age")).isEqualTo(1);
            }
        }
    }

    @Test
    void aProcessIsNotReadyBeforeItsTargetsAreStarted() throws Exception {
        try (Observed observed = new Observed(rig)) {
            assertThat(observed.status(READY)).isEqualTo(503);
            assertThat(observed.ask("GET", READY).body()).contains("Targets that are still to be started: 1");
            assertThat(observed.status(LIVE)).isEqualTo(200);

            observed.run(rig);
            awaitStatus(observed, 200);
        }
    }

    @Test
    void aTargetThatCannotBeStarted() throws Exception {
        rig.set("collector.ledger.url", "jdbc:postgresql://127.0.0.1:%d/none".formatted(Ports.free()));
        try (Observed observed = new Observed(rig)) {
            assertThat(catchException(() -> observed.run(rig))).isNotNull();

            assertThat(observed.status(READY)).isEqualTo(503);
            assertThat(observed.ask("GET", READY).body()).contains("default-started", "The ledger failed");
            assertThat(up(observed, "started")).isZero();
        }
    }

    @Test
    void nothingIsChangedByWhoeverAsks() throws Exception {
        try (Observed observed = observed()) {
            Stream.of("POST", "PUT", "DELETE", "PATCH")
                    .flatMap(method -> Stream.of(HEALTH, LIVE, READY, "/observe/metrics", "/")
                            .map(path -> new String[] {method, path}))
                    .forEach(call -> assertThat(catchStatus(observed, call[0], call[1]))
                            .as("%s %s", call[0], call[1])
                            .isEqualTo(405));
            for (String path : new String[] {"/observe/info", "/observe/jolokia", "/q/dev", "/q/send", "/q/upload/x"}) {
                assertThat(observed.status(path)).as(path).isEqualTo(404);
            }
        }
    }

    private static int catchStatus(Observed observed, String method, String path) {
        try {
            return observed.ask(method, path).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
