package io.github.atcollector;

import static io.github.atcollector.Rig.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.atcollector.export.Listener;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.fakeservice.StandInOptions;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.model.Days;
import io.github.atcollector.model.Window;
import io.github.atcollector.runtime.Collector;
import io.github.atcollector.status.DayStatus;
import io.github.atcollector.status.TargetStatus;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No time that cannot be true is believed, and nothing is done that is not over by both clocks. */
class WrongClockTest extends WithLedger {
    private static final String FAR = "2999-01-01T00:00:00.000Z";
    private static final String AT_NOON = "2018-06-28T12:00:00.000Z";

    private static TargetStatus status(Rig rig, Days asked) throws Exception {
        try (Collector collector = rig.collector(new Listener() {})) {
            collector.startToRead();
            return collector.ask("on-status", asked, TargetStatus.class);
        }
    }

    private Result collect(Days asked) throws Exception {
        return rig.collect(asked);
    }

    @Nested
    class InTheLedger {
        @ParameterizedTest
        @ValueSource(strings = {FAR, AT_NOON})
        void whatWasDoneThenIsCollectedAnewOnce(String collectedAt) throws Exception {
            collect(ONE_DAY);
            TestLedger.update(rig, "update windows set collected_at = '" + collectedAt + "'");

            TargetStatus before = status(rig, ONE_DAY);
            Result anew = collect(ONE_DAY);

            assertThat(before.isComplete(ONE_DAY)).isFalse();
            assertThat(before.days()).singleElement().satisfies(day -> assertThat(day.problems())
                    .extracting(DayStatus.Problem::what)
                    .singleElement()
                    .asString()
                    .contains("a clock was wrong"));
            assertThat(anew.outcomes()).singleElement().matches(Outcome::isDone);
            assertThat(collect(ONE_DAY).outcomes()).isEmpty();
            assertThat(status(rig, ONE_DAY).isComplete(ONE_DAY)).isTrue();
            Archive.assertHolds(rig, Archive.days(DAY, 1));
        }

        @Test
        void whatIsNotOverYetWaitsUntilItIs() throws Exception {
            collect(ONE_DAY);
            LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
            Window window = Window.days("default", tomorrow, tomorrow);
            TestLedger.update(
                    rig,
                    "update windows set from_time = '%s', to_time = '%s', collected_at = '%s'"
                            .formatted(window.from(), window.to(), FAR));
            Days asked = new Days(tomorrow, tomorrow);

            Result result = collect(asked);

            assertThat(result.outcomes()).isEmpty();
            assertThat(result.plan().notDue()).hasSize(1);
            assertThat(status(rig, asked).isComplete(asked)).isFalse();
        }

        @Test
        void whatIsLeftAloneUntilThenIsTriedAtOnce() throws Exception {
            collect(ONE_DAY);
            TestLedger.update(
                    rig,
                    "update windows set state = 'failed', sha256 = null, collected_at = null, next_try = '%s'"
                            .formatted(FAR));

            Result byTrigger = collect(new Days(DAY, DAY, false, true));

            assertThat(byTrigger.outcomes()).singleElement().matches(Outcome::isDone);
        }

        @Test
        void aLeaseUntilThenHasEnded() throws Exception {
            collect(ONE_DAY);
            TestLedger.update(
                    rig,
                    "update windows set state = 'running', owner = 'far.example:1:1:00000000', sha256 = null,"
                            + " collected_at = null, lease_until = '%s'".formatted(FAR));

            assertThat(status(rig, ONE_DAY).days().get(0).running()).isZero();
            assertThat(collect(new Days(DAY, DAY, false, true)).outcomes())
                    .singleElement()
                    .matches(Outcome::isDone);
        }

        @Test
        void aLostSessionOfThenHoldsNoPlaceForever() throws Exception {
            collect(ONE_DAY);
            TestLedger.update(
                    rig, "update sessions set state = 'intended', session_id = null, intended_at = '" + FAR + "'");

            collect(ONE_DAY);

            assertThat(TestLedger.rows(rig, "select state from sessions")).containsExactly(List.of("void"));
        }

        @Test
        void whatWaitsInTheQueueSinceThenIsHandedOutAnew() throws Exception {
            try (Collector collector = rig.collector(new Listener() {})) {
                collector.start();
                Window window = Window.days("default", DAY, DAY);
                TestLedger.update(
                        rig,
                        "insert into queue (target, space, from_time, to_time, queued_at) values ('default', 'space-%s', '%s', '%s', '%s')"
                                .formatted(rig.service().options().spaceId(), window.from(), window.to(), FAR));

                Object waiting = collector
                        .context()
                        .createFluentProducerTemplate()
                        .to("direct:queue-once")
                        .withVariable("window", window)
                        .send()
                        .getException();

                assertThat(waiting).isNull();
                assertThat(TestLedger.rows(rig, "select * from queue where queued_at = '" + FAR + "'"))
                        .isEmpty();
            }
        }

        @Test
        void whatWasVerifiedThenAndNotDeliveredIsCollectedAnew() throws Exception {
            collect(ONE_DAY);
            TestLedger.update(rig, "update windows set state = 'failed', collected_at = null");
            assertThat(collect(ONE_DAY).outcomes()).hasSize(1);
            assertThat(rig.service().books().requests(Step.OPEN)).isEqualTo(1);

            TestLedger.update(rig, "update windows set state = 'failed', collected_at = null");
            change(AT_NOON);
            collect(ONE_DAY);

            assertThat(rig.service().books().requests(Step.OPEN)).isEqualTo(2);
        }
    }

    @Nested
    class InAManifest {
        @Test
        void aFileThatWasCollectedBeforeItsWindowWasOverIsNotEntered() throws Exception {
            enters(AT_NOON, 1);
        }

        @Test
        void aFileThatWasCollectedSoonAfterIs() throws Exception {
            enters(DAY.plusDays(1) + "T00:00:00Z", 0);
        }

        private void enters(String collectedAt, int anew) throws Exception {
            collect(ONE_DAY);
            TestLedger.update(rig, "delete from windows");
            TestLedger.update(rig, "delete from targets");
            change(collectedAt);

            assertThat(collect(ONE_DAY).outcomes()).hasSize(anew);
            assertThat(collect(ONE_DAY).outcomes()).isEmpty();
        }
    }

    private void change(String collectedAt) throws Exception {
        Path manifest = directory.resolve(Archive.name(rig, Archive.days(DAY, 1).get(0)) + ".manifest.json");
        Files.writeString(
                manifest,
                Files.readString(manifest).replaceFirst("(\"collectedAt\" : )\"[^\"]*\"", "$1\"" + collectedAt + "\""));
    }

    @Nested
    class OfTheService {
        private final LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);

        private void isAhead(Duration time) {
            stop();
            Map<String, String> before = rig.settings();
            rig = new Rig(directory, StandInOptions.defaults().withClockAhead(time));
            before.entrySet().stream()
                    .filter(setting -> setting.getKey().startsWith("collector.ledger."))
                    .forEach(setting -> rig.set(setting.getKey(), setting.getValue()));
        }

        @Test
        void whatIsNotOverThereIsNotCollectedAndNotAskedFor() throws Exception {
            isAhead(Duration.ofDays(-30));

            Result result = collect(new Days(yesterday, yesterday));

            assertThat(result.outcomes()).singleElement().satisfies(outcome -> assertThat(
                            outcome.failure().what())
                    .isEqualTo("This machine's clock is 30 days ahead of the service's, so the window is not over"));
            assertThat(rig.service().books().requests(Step.OPEN)).isZero();
            assertThat(rig.files()).isEmpty();
        }

        @Test
        void whatIsNotOverThereIsNotEvenPlannedOnceThatIsKnown() throws Exception {
            isAhead(Duration.ofDays(-30));
            try (Collector collector = rig.collector(new Listener() {})) {
                collector.start();
                collector.collect(new Days(DAY, DAY)).get(5, TimeUnit.MINUTES);

                Result planned =
                        collector.collect(new Days(yesterday, yesterday)).get(5, TimeUnit.MINUTES);

                assertThat(planned.outcomes()).isEmpty();
                assertThat(planned.plan().notDue()).hasSize(1);
            }
        }

        @Test
        void whatIsNotOverThereIsNotCollectedThoughOnlyTheSessionsAnswerTells() throws Exception {
            isAhead(Duration.ofDays(-30));
            rig.set("collector.auth.api-key", "").set("collector.auth.token", token());

            Result result = collect(new Days(yesterday, yesterday));

            assertThat(result.outcomes()).singleElement().matches(outcome -> !outcome.isDone());
            assertThat(rig.service().books().requests(Step.OPEN)).isEqualTo(1);
            assertThat(rig.service().books().sessionsOpen()).isEmpty();
            assertThat(rig.files()).isEmpty();
        }

        private String token() throws Exception {
            String form = "grant_type=password&username=apikey&password="
                    + URLEncoder.encode(rig.service().options().apiKey(), StandardCharsets.UTF_8);
            String answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(rig.service().tokenUrl())
                                    .header("Authorization", "Basic Y2Y6")
                                    .header("Accept", "application/json")
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString(form))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            return new ObjectMapper().readTree(answer).get("access_token").asText();
        }

        @Test
        void whatIsOverByBothIsCollected() throws Exception {
            isAhead(Duration.ofDays(-30));
            assertThat(collect(ONE_DAY).outcomes()).singleElement().matches(Outcome::isDone);

            isAhead(Duration.ofDays(30));
            assertThat(collect(new Days(yesterday, yesterday)).outcomes())
                    .singleElement()
                    .matches(Outcome::isDone);
        }

        @Test
        void isToldOnce() throws Exception {
            isAhead(Duration.ofDays(-30));

            try (CapturedOutput output = new CapturedOutput()) {
                collect(Rig.THREE_DAYS);

                assertThat(output.text().lines().filter(line -> line.contains("WARN")))
                        .singleElement()
                        .asString()
                        .contains("default: This machine's clock is 30 days ahead of the service's. Set the clock");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"PT720H", "PT-720H"})
        void nothingThatIsThereIsReplacedWhileTheyAreApart(Duration time) throws Exception {
            collect(ONE_DAY);
            String before = TestLedger.rows(rig, "select sha256 from windows").toString();
            Path file = directory.resolve(Archive.name(rig, Archive.days(DAY, 1).get(0)));
            Instant modified = Files.getLastModifiedTime(file).toInstant();
            isAhead(time);

            Result again = collect(new Days(DAY, DAY, true, false));

            assertThat(again.outcomes()).singleElement().satisfies(outcome -> assertThat(
                            outcome.failure().what())
                    .contains("nothing that is there is replaced"));
            assertThat(TestLedger.rows(rig, "select sha256 from windows")).hasToString(before);
            assertThat(Files.getLastModifiedTime(file).toInstant()).isEqualTo(modified);
        }
    }
}
