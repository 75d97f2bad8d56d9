package io.github.atcollector;

import static io.github.atcollector.Rig.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.export.Listener;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.fakeservice.SessionRequest;
import io.github.atcollector.fakeservice.StandInOptions;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.model.Days;
import io.github.atcollector.runtime.Collector;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A session that is left open is closed later; one of somebody else never is. */
class SessionRecoveryTest extends WithLedger {
    @Test
    void thatCouldNotBeClosedIsClosedByTheNextCollection() throws Exception {
        rig.service().faults().times(5, Step.CLOSE, Fault.status(500));
        rig.collect(ONE_DAY);
        assertThat(rig.service().books().sessionsOpen()).hasSize(1);

        rig.collect(ONE_DAY);

        assertThat(rig.service().books().sessionsOpen()).isEmpty();
        assertThat(TestLedger.rows(rig, "select state from sessions")).containsOnly(List.of("closed"));
    }

    @ParameterizedTest
    @CsvSource({"403, 1", "500, 5"})
    void thatCannotBeClosedIsAskedAboutOnceByEachCollectionAndToldEachTime(int status, int callsAtFirst)
            throws Exception {
        rig.service().faults().always(Step.CLOSE, Fault.status(status));
        rig.collect(ONE_DAY);
        List<String> open = rig.service().books().sessionsOpen();
        assertThat(rig.service().books().requests(Step.CLOSE)).isEqualTo(callsAtFirst);

        assertThat(rig.collect(ONE_DAY).openSessions()).isEqualTo(open).hasSize(1);
        assertThat(rig.collect(ONE_DAY).openSessions()).isEqualTo(open);

        assertThat(rig.service().books().requests(Step.CLOSE)).isEqualTo(callsAtFirst + 2);
    }

    @Test
    void thatCannotBeClosedIsGivenUpAfterAWeek() throws Exception {
        rig.service().faults().always(Step.CLOSE, Fault.status(403));
        rig.collect(ONE_DAY);
        TestLedger.update(
                rig,
                "update sessions set intended_at = '%s'"
                        .formatted(Instant.now().minus(Duration.ofDays(8)).truncatedTo(ChronoUnit.MILLIS)));

        assertThat(rig.collect(ONE_DAY).openSessions()).hasSize(1);
        assertThat(rig.collect(ONE_DAY).openSessions()).isEmpty();

        assertThat(rig.service().books().requests(Step.CLOSE)).isEqualTo(2);
        assertThat(TestLedger.rows(rig, "select note from sessions where state = 'void' and session_id is not null"))
                .singleElement()
                .asString()
                .contains("Given up", "403");
    }

    @Test
    void whoseAnswerWasLostIsNotedWhereTheServiceDoesNotListSessions() throws Exception {
        try (Rig unlisted = TestLedger.SQLITE.giveTo(
                new Rig(directory.resolve("unlisted"), StandInOptions.defaults().withListing(false)))) {
            Files.createDirectories(unlisted.directory());
            unlisted.service().faults().next(Step.OPEN, Fault.lostAnswer());

            assertThat(unlisted.collect(ONE_DAY).outcomes()).singleElement().matches(Outcome::isDone);
            assertThat(TestLedger.rows(unlisted, "select note from sessions where state = 'void'"))
                    .singleElement()
                    .asString()
                    .contains("does not list sessions");
        }
    }

    @Test
    void ofSomebodyElseIsNeverClosed() throws Exception {
        rig.collect(new Days(DAY.plusDays(1), DAY.plusDays(1))); // the ledger knows who we are
        String foreign = rig.service().openForeignSession("else@example.com", SessionRequest.ofDay(DAY));
        rig.service().faults().times(5, Step.OPEN, Fault.resetAtOnce());

        rig.collect(ONE_DAY);

        assertThat(rig.service().books().foreignOpen()).containsExactly(foreign);
        assertThat(rig.service().books().requests(Step.LIST)).isEqualTo(5);
        assertThat(rig.service().books().requests(Step.CLOSE)).isEqualTo(1);
    }

    /** It is looked for by the time at which it was asked for; a token may have taken longer than that allows for. */
    @Test
    void aSessionIsIntendedWhenItsTokenIsThere() throws Exception {
        CountDownLatch slowToken = new CountDownLatch(1);
        rig.service().faults().next(Step.TOKEN, Fault.hold(slowToken));
        Instant asked;
        try (Collector collector = rig.collector(new Listener() {})) {
            collector.start();
            CompletableFuture<Result> result = collector.collect(ONE_DAY);
            await().until(() -> rig.service().books().requests(Step.TOKEN) == 1);
            asked = Instant.now();
            slowToken.countDown();
            result.get(5, TimeUnit.MINUTES);
        }

        assertThat(TestLedger.rows(rig, "select intended_at from sessions"))
                .singleElement()
                .satisfies(
                        row -> assertThat(Instant.parse(row.get(0).toString())).isAfter(asked));
    }
}
