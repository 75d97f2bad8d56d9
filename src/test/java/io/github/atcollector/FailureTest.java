package io.github.atcollector;

import static io.github.atcollector.Rig.DAY;
import static io.github.atcollector.Rig.THREE_DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.atcollector.export.Attempt;
import io.github.atcollector.export.Listener;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.fakeservice.SessionRequest;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.model.Days;
import io.github.atcollector.runtime.Collector;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.ExchangeHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a failed window leaves behind: nothing but its reason, while the others go on. */
class FailureTest {
    private static final Days ONE_DAY = new Days(DAY, DAY);

    @TempDir
    private Path directory;

    private Rig rig;

    @BeforeEach
    void start() {
        rig = new Rig(directory);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    /** One of each kind that splits; the fault suite has all. */
    static Stream<Arguments> brokenDownloads() {
        return Stream.of(
                Arguments.of("cut without any error", Fault.cut(0.5), "cut"),
                Arguments.of("reset", Fault.resetAfter(100), "reset"),
                Arguments.of("answered with 504", Fault.status(504), "504"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenDownloads")
    void aDownloadThatBreaksTwiceIsSplitIntoHoursThatEachHaveAllTriesAndHoldNothingUp(
            String name, Fault fault, String reason) throws Exception {
        rig.set("collector.retry.max-attempts", "3");
        rig.service().faults().when(Step.DOWNLOAD, window -> window.covers(DAY), fault);

        Result result = rig.collect(THREE_DAYS);

        assertThat(result.outcomes()).hasSize(26);
        assertThat(result.outcomes().stream().filter(outcome -> !outcome.isDone()))
                .hasSize(24)
                .allSatisfy(failed -> {
                    assertThat(failed.window().hours()).isEqualTo(1);
                    assertThat(failed.failure().what()).contains(reason);
                    assertThat(failed.tries()).isEqualTo(3);
                });
        assertThat(rig.files()).hasSize(4).noneMatch(file -> file.contains("2018-06-28"));
        assertThat(rig.service().books().sessionsOpened()).isEqualTo(2 + 2 + 24 * 3);
        assertThat(rig.service().books().sessionsOpen()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenDownloads")
    void theHoursOfADayThatIsTooMuchBringItHome(String name, Fault fault, String reason) throws Exception {
        rig.service()
                .faults()
                .when(
                        Step.DOWNLOAD,
                        window -> window.covers(DAY) && window.hour().isEmpty(),
                        fault);

        try (Collector collector = rig.collector(new Listener() {})) {
            collector.start();

            Result result = collector.collect(ONE_DAY).get(5, TimeUnit.MINUTES);

            assertThat(result.outcomes()).hasSize(24).allMatch(Outcome::isDone);
            assertThat(result.outcomes().stream()
                            .mapToLong(outcome -> outcome.download().events())
                            .sum())
                    .isEqualTo(rig.service().events().count(DAY));
            assertThat(rig.service().books().sessionsOpened()).isEqualTo(26);
            assertThat(rig.service().books().sessionsOpen()).isEmpty();
            assertThat(collector.collect(ONE_DAY).get(5, TimeUnit.MINUTES).outcomes())
                    .isEmpty();
        }
    }

    @Test
    void theSizeThatWorkedIsWhereTheNextWindowsStart() throws Exception {
        TestLedger.SQLITE.giveTo(rig);
        rig.service().faults().when(Step.DOWNLOAD, window -> window.hour().isEmpty(), Fault.cut(0.5));
        rig.collect(new Days(DAY, DAY));
        rig.service().faults().clear();
        int before = rig.service().books().sessionsOpened();

        Result next = rig.collect(new Days(DAY, DAY.plusDays(1)));

        assertThat(next.outcomes()).hasSize(24).allMatch(Outcome::isDone);
        assertThat(rig.service().books().sessionsOpened() - before).isEqualTo(24);
        assertThat(TestLedger.rows(rig, "select state from windows where hours = 24"))
                .containsExactly(List.of("done"));
    }

    @Test
    void aDayThatIsRefusedForItsSizeIsSplitAtOnce() throws Exception {
        rig.service()
                .faults()
                .when(
                        Step.DOWNLOAD,
                        window -> window.covers(DAY) && window.hour().isEmpty(),
                        Fault.status(413));

        assertThat(rig.collect(new Days(DAY, DAY)).outcomes()).hasSize(24).allMatch(Outcome::isDone);
        assertThat(rig.service().books().sessionsOpened()).isEqualTo(25);
    }

    @Test
    void theServicesSilenceEndsAfterTheIdleTime() throws Exception {
        rig.set("collector.timeout.idle", "PT2S").set("collector.retry.max-attempts", "1");
        rig.service().faults().always(Step.DOWNLOAD, Fault.stall(100));

        Outcome outcome = rig.collect(new Days(DAY, DAY)).outcomes().get(0);

        assertThat(outcome.failure().what()).contains("timed out");
        assertThat(outcome.failure().nextStep()).contains("collector.timeout.idle");
        assertThat(rig.service().books().sessionsOpen()).isEmpty();
    }

    @Nested
    class AForbiddenWindow {
        @Test
        void isNotTriedAgainAndNamesTheRightsThatMayBeMissing() throws Exception {
            rig.service()
                    .faults()
                    .always(Step.OPEN, Fault.status(403, Map.of(), "{\"message\":\"no\u001b[2J\r\nentry\"}"));

            Result result = rig.collect(THREE_DAYS);

            assertThat(result.outcomes()).hasSize(3).allSatisfy(outcome -> {
                assertThat(outcome.tries()).isEqualTo(1);
                assertThat(outcome.failure().what())
                        .contains("403", "no", "entry")
                        .doesNotContain("\u001b", "\n");
                assertThat(outcome.failure().nextStep()).contains("developer role", "account owner", "premium plan");
            });
            assertThat(rig.service().books().requests(Step.OPEN)).isEqualTo(3);
        }
    }

    @Nested
    class ARefusedKey {
        @Test
        void endsTheWindowAndSaysWhichSettingToCheck() throws Exception {
            rig.set("collector.auth.api-key", "wr0ng&key");

            Outcome outcome = rig.collect(new Days(DAY, DAY)).outcomes().get(0);

            assertThat(outcome.failure().what()).contains("401", "Bad credentials");
            assertThat(outcome.failure().nextStep()).contains("collector.auth.api-key");
            assertThat(rig.service().books().requests(Step.TOKEN)).isEqualTo(1);
        }
    }

    @Nested
    class ARefusedToken {
        @ParameterizedTest
        @EnumSource(
                value = Step.class,
                names = {"OPEN", "DOWNLOAD", "COUNT", "CLOSE"})
        void isRenewedOnceWhereverItDiedAndSpendsNoTry(Step step) throws Exception {
            rig.set("collector.retry.max-attempts", "1");
            rig.service().faults().next(step, Fault.status(401));

            Result result = rig.collect(new Days(DAY, DAY));

            assertThat(result.outcomes()).singleElement().satisfies(outcome -> {
                assertThat(outcome.isDone()).isTrue();
                assertThat(outcome.tries()).isEqualTo(1);
                assertThat(outcome.serviceEvents()).isNotNull();
            });
            assertThat(result.openSessions()).isEmpty();
            assertThat(rig.service().books().tokensIssued()).isEqualTo(2);
            assertThat(rig.service().books().sessionsOpen()).isEmpty();
        }

        @ParameterizedTest
        @EnumSource(
                value = Step.class,
                names = {"OPEN", "DOWNLOAD"})
        void endsTheWindowIfTheNextOneIsRefusedToo(Step step) throws Exception {
            rig.service().faults().always(step, Fault.status(401));

            Outcome outcome = rig.collect(new Days(DAY, DAY)).outcomes().get(0);

            assertThat(outcome.failure().what()).contains("401");
            assertThat(rig.service().books().requests(step)).isEqualTo(2);
            assertThat(rig.service().books().tokensIssued()).isEqualTo(2);
        }

        @ParameterizedTest
        @EnumSource(
                value = Step.class,
                names = {"OPEN", "DOWNLOAD"})
        void endsTheWindowIfItIsAReadyOne(Step step) throws Exception {
            rig.set("collector.auth.api-key", "").set("collector.auth.token", token());
            int issued = rig.service().books().tokensIssued();
            rig.service().faults().always(step, Fault.status(401));

            Outcome outcome = rig.collect(new Days(DAY, DAY)).outcomes().get(0);

            assertThat(outcome.failure().what()).contains("401");
            assertThat(rig.service().books().requests(step)).isEqualTo(1);
            assertThat(rig.service().books().tokensIssued()).isEqualTo(issued);
        }

        @Test
        void isKeptWhereOnlyTheDownloadIsForbidden() throws Exception {
            rig.service().faults().always(Step.DOWNLOAD, Fault.status(403));

            rig.collect(new Days(DAY, DAY));

            assertThat(rig.service().books().tokensIssued()).isEqualTo(1);
        }

        private String token() throws Exception {
            String key = URLEncoder.encode(rig.service().options().apiKey(), StandardCharsets.UTF_8);
            HttpRequest request = HttpRequest.newBuilder(rig.service().tokenUrl())
                    .headers("Authorization", "Basic Y2Y6", "Accept", "application/json")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("grant_type=password&username=apikey&password=" + key))
                    .build();
            String answer = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
            return new ObjectMapper().readTree(answer).path("access_token").asText();
        }
    }

    @Nested
    class ASessionWhoseAnswerIsLost {
        @Test
        void isFoundByListingAndClosedBeforeTheNextTry() throws Exception {
            rig.set("collector.retry.max-attempts", "2");
            rig.collect(new Days(DAY.plusDays(1), DAY.plusDays(1))); // the ledger knows who we are
            rig.service().faults().next(Step.OPEN, Fault.lostAnswer());

            Outcome outcome = rig.collect(new Days(DAY, DAY)).outcomes().get(0);

            assertThat(outcome.isDone()).isTrue();
            assertThat(outcome.tries()).isEqualTo(2);
            assertThat(rig.service().books().sessionsOpened()).isEqualTo(3);
            assertThat(rig.service().books().sessionsOpen()).isEmpty();
            assertThat(rig.service().books().requests(Step.LIST)).isEqualTo(2);
        }

        @Test
        void isClosedAtTheEndOfTheCollectionWhereOnlyThatTellsWhoWeAre() throws Exception {
            String foreign = rig.service().openForeignSession("else@example.com", SessionRequest.ofDay(DAY));
            rig.service().faults().next(Step.OPEN, Fault.lostAnswer());

            Result result = rig.collect(new Days(DAY, DAY));

            assertThat(result.outcomes()).singleElement().matches(Outcome::isDone);
            assertThat(result.openSessions()).isEmpty();
            assertThat(rig.service().books().sessionsOpen()).isEmpty();
            assertThat(rig.service().books().foreignOpen()).containsExactly(foreign);
        }

        @Test
        void isToldAndLeftAloneAsLongAsNobodySaysWhoWeAre() throws Exception {
            String foreign = rig.service().openForeignSession("else@example.com", SessionRequest.ofDay(DAY));
            rig.service().faults().always(Step.OPEN, Fault.resetAtOnce());

            Result result = rig.collect(new Days(DAY, DAY));

            assertThat(result.openSessions()).isNotEmpty().containsOnly("whose answer was lost");
            assertThat(rig.service().books().foreignOpen()).containsExactly(foreign);
            assertThat(rig.service().books().requests(Step.CLOSE)).isZero();
            assertThat(TestLedger.rows(
                            TestLedger.SQLITE.giveTo(rig),
                            "select distinct note from sessions where state = 'intended'"))
                    .singleElement()
                    .asString()
                    .contains("no answer of the service has told the collector's own user");
        }

        @Test
        void isNotLookedForWhereItWasRefused() throws Exception {
            rig.service().faults().next(Step.OPEN, Fault.status(429));

            assertThat(rig.collect(new Days(DAY, DAY)).outcomes()).allMatch(Outcome::isDone);
            assertThat(rig.service().books().requests(Step.LIST)).isZero();
        }
    }

    @Nested
    class TheDeletion {
        @Test
        void hasTriesOfItsOwnAfterAllOthersAreSpent() throws Exception {
            rig.set("collector.retry.max-attempts", "3");
            rig.service().faults().always(Step.DOWNLOAD, Fault.status(500)).times(2, Step.CLOSE, Fault.status(502));

            rig.collect(new Days(DAY, DAY));

            assertThat(rig.service().books().requests(Step.CLOSE)).isEqualTo(5);
            assertThat(rig.service().books().sessionsOpen()).isEmpty();
        }

        @Test
        void thatStaysRefusedIsToldAndLeavesTheFileInPlace() throws Exception {
            rig.service().faults().always(Step.CLOSE, Fault.status(500));

            Result result = rig.collect(new Days(DAY, DAY));

            assertThat(result.outcomes()).singleElement().matches(Outcome::isDone);
            assertThat(result.openSessions())
                    .isEqualTo(rig.service().books().sessionsOpen())
                    .hasSize(1);
            assertThat(rig.service().books().requests(Step.CLOSE)).isEqualTo(5);
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 403})
        void isNotTriedAgainWhereThatDoesNotHelp(int status) throws Exception {
            rig.service().faults().always(Step.CLOSE, Fault.status(status));

            Result result = rig.collect(new Days(DAY, DAY));

            assertThat(result.outcomes()).singleElement().matches(Outcome::isDone);
            assertThat(result.openSessions())
                    .isEqualTo(rig.service().books().sessionsOpen())
                    .hasSize(1);
            assertThat(rig.service().books().requests(Step.CLOSE)).isEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(ints = {404, 410})
        void ofASessionThatIsGoneCountsAsClosed(int status) throws Exception {
            rig.service().faults().always(Step.CLOSE, Fault.status(status));

            Result result = rig.collect(new Days(DAY, DAY));

            assertThat(result.openSessions()).isEmpty();
            assertThat(rig.service().books().requests(Step.CLOSE)).isEqualTo(1);
        }

        @Test
        void isNotTakenForDoneWhereItIsTheTokensAddressThatIsGone() throws Exception {
            rig.set("collector.retry.max-attempts", "2");
            rig.service()
                    .faults()
                    .next(Step.TOKEN, Fault.delay(Duration.ZERO))
                    .always(Step.TOKEN, Fault.status(404))
                    .next(Step.CLOSE, Fault.status(401));

            Result result = rig.collect(new Days(DAY, DAY));

            assertThat(result.outcomes()).singleElement().matches(Outcome::isDone);
            assertThat(result.openSessions())
                    .isEqualTo(rig.service().books().sessionsOpen())
                    .hasSize(1);
        }
    }

    @Nested
    class AnAnswerThatIsNotTheServices {
        @Test
        void isNoToken() throws Exception {
            rig.service().faults().always(Step.TOKEN, Fault.body("{}".getBytes(), "application/json"));

            assertThat(rig.collect(new Days(DAY, DAY))
                            .outcomes()
                            .get(0)
                            .failure()
                            .what())
                    .contains("no usable token");
        }

        @Test
        void isNoSession() throws Exception {
            rig.service()
                    .faults()
                    .always(Step.OPEN, Fault.body("{\"id\":\"../../etc\"}".getBytes(), "application/json"));

            assertThat(rig.collect(new Days(DAY, DAY))
                            .outcomes()
                            .get(0)
                            .failure()
                            .what())
                    .contains("no usable id");
            assertThat(rig.service().books().requests(Step.DOWNLOAD)).isZero();
        }

        @Test
        void isNotReadWithoutEnd() throws Exception {
            rig.service().faults().always(Step.OPEN, Fault.body(new byte[3_000_000], "application/json"));

            assertThat(rig.collect(new Days(DAY, DAY))
                            .outcomes()
                            .get(0)
                            .failure()
                            .what())
                    .contains("longer than");
        }
    }

    @Test
    void eachWaitIsThatOfTheTryOfTheWindowOrOfItsDeletion() throws Exception {
        rig.set("collector.retry.max-attempts", "3");
        rig.service().faults().always(Step.DOWNLOAD, Fault.status(500)).always(Step.CLOSE, Fault.status(500));
        List<Integer> tries = new CopyOnWriteArrayList<>();
        try (Collector collector = rig.collector(new Listener() {})) {
            collector.context().getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
                @Override
                public void notify(CamelEvent event) {
                    if (event instanceof CamelEvent.ExchangeRedeliveryEvent redelivery) {
                        Exchange exchange = redelivery.getExchange();
                        boolean closing = ExchangeHelper.getAtRouteId(exchange).equals("end-session");
                        tries.add(exchange.getVariable(closing ? "callAttempt" : "attempt", Attempt.class)
                                .waits());
                    }
                }
            });
            collector.start();

            collector.collect(new Days(DAY, DAY)).get(5, TimeUnit.MINUTES);
        }

        assertThat(tries).containsExactly(1, 2, 1, 1, 2, 2, 1, 2);
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamedAndTheSessionClosed() throws Exception {
        Files.createFile(directory.resolve("taken"));
        rig.set("collector.file.name", "taken/{window}.json.gz").set("collector.retry.max-attempts", "1");

        Outcome outcome = rig.collect(new Days(DAY, DAY)).outcomes().get(0);

        assertThat(outcome.failure().what()).contains("taken");
        assertThat(outcome.failure().nextStep()).contains("collector.file.directory");
        assertThat(rig.service().books().sessionsOpen()).isEmpty();
    }

    @Test
    void aDirectoryThatCannotBeMadeEndsTheStartBeforeAnyCall() throws Exception {
        Files.createFile(directory.resolve("taken"));
        rig.set("collector.file.directory", directory.resolve("taken").toString());

        assertThatThrownBy(() -> rig.collect(new Days(DAY, DAY)))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("taken");
        assertThat(rig.service().books().requests()).isEmpty();
    }

    @Test
    void oneRequestIsOneRequestThoughHttpClientWouldRepeatA503() throws Exception {
        rig.set("collector.retry.max-attempts", "1");
        rig.service().faults().always(Step.OPEN, Fault.status(503));

        rig.collect(new Days(DAY, DAY));

        assertThat(rig.service().books().requests(Step.OPEN)).isEqualTo(1);
    }
}
