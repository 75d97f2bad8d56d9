package io.github.atcollector.madeup;

import static io.github.atcollector.madeup.MadeUpRig.assertDone;
import static io.github.atcollector.madeup.MadeUpService.Call.CLOSE;
import static io.github.atcollector.madeup.MadeUpService.Call.LIST;
import static io.github.atcollector.madeup.MadeUpService.Call.OPEN;
import static io.github.atcollector.madeup.MadeUpService.Call.PAGE;
import static io.github.atcollector.madeup.MadeUpService.Call.STATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.atcollector.export.Listener;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.runtime.Collector;
import io.github.atcollector.status.SessionRow;
import io.github.atcollector.verification.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A service that is no more than a folder: the example of docs/services.md, collected, verified, delivered, split and recovered by the same
 * product as the first one.
 */
class MadeUpServiceTest {
    private static final int A_DAY = 24 * MadeUpService.EVENTS_AN_HOUR;

    @TempDir
    private Path directory;

    private final MadeUpService service = new MadeUpService();
    private MadeUpRig rig;
    private Path routes;

    @BeforeEach
    void addTheService() throws IOException {
        routes = MadeUpRoutes.in(directory.resolve("routes"));
        rig = new MadeUpRig(Files.createDirectory(directory.resolve("data")), service);
        propose("poll.interval=PT1S", "poll.interval=PT0.1S");
    }

    @AfterEach
    void close() {
        service.close();
    }

    /** Changes a line of the service's properties. */
    private void propose(String line, String other) throws IOException {
        Path file = routes.resolve("services/made-up/service.properties");
        String text = Files.readString(file);
        assertThat(text).contains(line);
        Files.writeString(file, text.replace(line, other));
    }

    private Result collect(int days) throws Exception {
        return rig.collect(routes, days);
    }

    private static String failure(Result result) {
        assertThat(result.outcomes()).hasSize(1);
        return result.outcomes().get(0).failure().what();
    }

    private void assertHoldsEveryEventOnce(int days) throws IOException {
        rig.assertHoldsEveryEventOnce(days);
        assertThat(service.open()).isZero();
    }

    @Nested
    class Collected {
        @Test
        void hasEachEventOnceAsItStoodInItsPage() throws Exception {
            assertDone(collect(3));

            assertHoldsEveryEventOnce(3);
            assertThat(rig.files(".json.gz"))
                    .extracting(
                            file -> directory.resolve("data").relativize(file).toString())
                    .startsWith("made-up-default/2018/06/28/events-2018-06-28.json.gz");
            assertThat(service.opened()).isEqualTo(3);
            assertThat(service.calls(PAGE)).isEqualTo(9);
            assertThat(service.calls(CLOSE)).isEqualTo(3);
        }

        @Test
        void hasItsPagesAndTheServicesCountInTheManifest() throws Exception {
            assertDone(collect(1));

            JsonNode manifest = new ObjectMapper()
                    .readTree(rig.files(".manifest.json").get(0).toFile());
            assertThat(manifest.path("served").asText()).isEqualTo("pages");
            assertThat(manifest.path("events").asInt()).isEqualTo(A_DAY);
            assertThat(manifest.path("serviceEvents").asInt()).isEqualTo(A_DAY);
            assertThat(manifest.path("serviceCount").asText()).isEqualTo("exact");
            assertThat(manifest.path("sessionId").asText()).isEqualTo("q-1");
            assertThat(manifest.path("pages")).hasSize(3).allSatisfy(page -> {
                assertThat(page.path("rows").asInt()).isEqualTo(A_DAY / 3);
                assertThat(page.path("bytes").asInt()).isPositive();
                assertThat(HexFormat.of().parseHex(page.path("sha256").asText()))
                        .hasSize(32);
            });
        }

        @Test
        void isDeliveredToASink() throws Exception {
            Path archive = directory.resolve("archive");
            rig.set("collector.sinks", "file,custom");
            rig.set("collector.custom.uri", "file:" + archive + "?fileName=${header.eventId}");

            assertDone(collect(1));

            assertThat(Tree.of(archive)).hasSize(A_DAY);
        }

        @Test
        void waitsForOneOfTheQueriesThatTheServiceAllows() throws Exception {
            service.next(OPEN, Fault.status(429), Fault.status(429));

            assertDone(collect(4));

            assertHoldsEveryEventOnce(4);
        }
    }

    @Nested
    class ASession {
        @Test
        void isAskedForUntilItIsReadyWhateverWordItSays() throws Exception {
            service.nextStates("RUNNING", "RUNNING", "DREAMING");

            assertDone(collect(1));

            assertThat(service.calls(STATE)).isEqualTo(5);
            assertHoldsEveryEventOnce(1);
        }

        @Test
        void isOpenedAnewIfItFails() throws Exception {
            service.nextStates("BROKEN");

            assertDone(collect(1));

            assertThat(service.opened()).isEqualTo(2);
            assertHoldsEveryEventOnce(1);
        }

        @Test
        void fillsTheReasonWithTheServicesWords() throws Exception {
            rig.set("collector.retry.max-attempts", "1");
            service.nextStates("BROKEN");

            assertThat(failure(collect(1))).isEqualTo("The session failed: no index");
            assertThat(service.open()).isZero();
        }

        @Test
        void isGivenUpWhenPatienceEnds() throws Exception {
            rig.set("collector.retry.max-attempts", "1");
            propose("poll.patience=PT20M", "poll.patience=PT0.1S");
            service.nextStates("RUNNING", "RUNNING", "RUNNING", "RUNNING", "RUNNING", "RUNNING");

            assertThat(failure(collect(1))).contains("was not ready within poll.patience=PT0.1S");
            assertThat(service.open()).isZero();
        }

        @Test
        void isAskedForAgainWhereOneQuestionFails() throws Exception {
            service.next(STATE, Fault.status(503), Fault.resetAtOnce());

            assertDone(collect(1));

            assertThat(service.opened()).isEqualTo(1);
            assertHoldsEveryEventOnce(1);
        }

        @Test
        void isFoundByItsKeyAndClosedWhereItsAnswerIsLost() throws Exception {
            service.next(OPEN, Fault.lostAnswer());

            assertDone(collect(1));

            assertThat(service.opened()).isEqualTo(2);
            assertThat(service.calls(LIST)).isEqualTo(1);
            assertHoldsEveryEventOnce(1);
        }

        @Test
        void isClosedByTheNextCollectionWhereThisOneCouldNot() throws Exception {
            service.next(
                    CLOSE,
                    Fault.status(500),
                    Fault.status(500),
                    Fault.status(500),
                    Fault.status(500),
                    Fault.status(500));

            assertThat(collect(1).openSessions()).containsExactly("q-1");
            assertThat(service.open()).isEqualTo(1);

            assertDone(collect(2));
            assertHoldsEveryEventOnce(2);
        }

        @Test
        void isListedByTheCommandSessions() throws Exception {
            service.next(
                    CLOSE,
                    Fault.status(404),
                    Fault.status(500),
                    Fault.status(500),
                    Fault.status(500),
                    Fault.status(500),
                    Fault.status(500));
            collect(1);
            collect(2);
            try (Collector collector = Collector.of(rig.target(routes).toBeAsked(), routes, new Listener() {})) {
                collector.startToRead();

                List<?> rows = collector.ask("on-sessions", null, List.class);

                assertThat(rows)
                        .extracting(row -> ((SessionRow) row).id(), row -> ((SessionRow) row).standing())
                        .contains(tuple("q-2", SessionRow.Standing.STALE));
            }
        }
    }

    @Nested
    class APage {
        @Test
        void isReadAgainInTheSameSessionWhereItBreaks() throws Exception {
            service.next(PAGE, Fault.delay(Duration.ZERO), Fault.resetAfter(700), Fault.cut(0.5), Fault.status(503));

            assertDone(collect(1));

            assertThat(service.opened()).isEqualTo(1);
            assertThat(service.calls(PAGE)).isEqualTo(6);
            assertHoldsEveryEventOnce(1);
        }

        @Test
        void isReadInANewSessionWhereItMayNotBeReadAgain() throws Exception {
            propose("page.repeatable=true", "page.repeatable=false");
            service.next(PAGE, Fault.delay(Duration.ZERO), Fault.cut(0.5));

            assertDone(collect(1));

            assertThat(service.opened()).isEqualTo(2);
            assertHoldsEveryEventOnce(1);
        }

        @Test
        void isNoneWhereItSaysThatItFailed() throws Exception {
            rig.set("collector.retry.max-attempts", "1");
            service.next(
                    PAGE,
                    Fault.body(
                            "{\"error\":\"disk\",\"events\":[]}".getBytes(StandardCharsets.UTF_8), "application/json"));

            assertThat(failure(collect(1))).contains("/error");
            assertThat(rig.files(".gz")).isEmpty();
            assertThat(rig.files(".part")).isEmpty();
        }

        @Test
        void splitsTheWindowWhereItSaysThatRowsAreLeftOut() throws Exception {
            service.cutOffAt(10);

            assertDone(collect(1));

            assertThat(rig.files(".json.gz")).hasSize(24);
            assertHoldsEveryEventOnce(1);
        }

        @Test
        void isAskedForAgainWhereItsSessionIsGone() throws Exception {
            service.next(PAGE, Fault.status(404));

            assertDone(collect(1));

            assertThat(service.opened()).isEqualTo(2);
            assertHoldsEveryEventOnce(1);
        }
    }

    @Test
    void anExactCountHasToBeThatOfTheRows() throws Exception {
        rig.set("collector.window", "PT1H");
        rig.set("collector.retry.max-attempts", "2");
        service.miscountBy(1);

        Result result = collect(1);

        assertThat(result.outcomes()).hasSize(24).allSatisfy(outcome -> assertThat(
                        outcome.failure().what())
                .contains("counts exactly 6 events, and served 5"));
        assertThat(rig.files(".gz")).isEmpty();
        assertThat(service.open()).isZero();
    }

    @Test
    void aCountThatIsNoNumberIsAskedForAgain() throws Exception {
        service.next(
                STATE,
                Fault.body(
                        "{\"state\":\"READY\",\"events\":\"many\"}".getBytes(StandardCharsets.UTF_8),
                        "application/json"));

        assertDone(collect(1));

        assertThat(service.opened()).isEqualTo(2);
        assertHoldsEveryEventOnce(1);
    }

    @Test
    void itsKeyIsShownNowhere() throws Exception {
        Result result = collect(1);

        assertThat(rig.target(routes).toString()).doesNotContain(MadeUpService.KEY);
        assertThat(rig.target(routes).settings().toString()).doesNotContain(MadeUpService.KEY);
        assertThat(result.outcomes().stream().map(Outcome::toString))
                .noneMatch(text -> text.contains(MadeUpService.KEY));
        for (Path file : Tree.of(directory.resolve("data"))) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(MadeUpService.KEY);
        }
    }
}
