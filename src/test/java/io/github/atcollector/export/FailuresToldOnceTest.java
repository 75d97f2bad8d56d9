package io.github.atcollector.export;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.atcollector.Rig;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.log.CapturedLog;
import io.github.atcollector.model.Days;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/** However many windows fail for one reason, it is one fact. */
class FailuresToldOnceTest {
    private static final Days ONE_DAY = new Days(Rig.DAY, Rig.DAY);

    @TempDir
    private Path directory;

    @Test
    void whereNothingAnswers() throws Exception {
        try (Rig rig = new Rig(directory)) {
            rig.set("collector.auth.token-url", "http://127.0.0.1:9/oauth/token")
                    .set("collector.endpoint", "http://127.0.0.1:9");

            assertThat(warnings(rig)).singleElement().satisfies(line -> assertThat(line)
                    .contains("Connection refused", "Check the service's address (collector.endpoint"));
        }
    }

    @Test
    void whereTheKeyIsRefused() throws Exception {
        try (Rig rig = new Rig(directory).set("collector.auth.api-key", "refused")) {
            assertThat(warnings(rig)).singleElement().satisfies(line -> assertThat(line)
                    .contains("401", "check collector.auth.api-key"));
        }
    }

    @Test
    void whereNoSessionCanBeClosed() throws Exception {
        try (Rig rig = new Rig(directory)) {
            rig.set("collector.max-sessions", "30");
            rig.service().faults().always(Step.CLOSE, Fault.status(403));

            assertThat(warnings(rig)).singleElement().satisfies(line -> assertThat(line)
                    .contains("could not be closed", "403"));
        }
    }

    @Test
    void aReasonThatLastsIsToldAgainAfterTenMinutesWithItsNumber() {
        Ticking clock = new Ticking();
        FailureLog failures = new FailureLog("emea", clock);
        try (CapturedLog log = new CapturedLog(FailureLog.class.getName(), Level.INFO)) {
            for (int i = 0; i < 5; i++) {
                failures.tell(FailureLog.Kind.WINDOW, " W" + i, "It broke at 2018-06-28T0" + i);
            }
            failures.tell(FailureLog.Kind.WINDOW, " V", "It was answered with 500");
            failures.tell(FailureLog.Kind.WINDOW, " V", "It was answered with 502");
            clock.now = clock.now.plus(Duration.ofMinutes(11));
            failures.tell(FailureLog.Kind.WINDOW, " W5", "It broke at 2018-06-28T05");

            assertThat(log.events().stream().map(ILoggingEvent::getFormattedMessage))
                    .containsExactly("emea W0", "emea V", "emea V", "emea W5; 4 more before, for the same reason");
        }
    }

    @Test
    void aReasonThatLastsIsToldAgainByTheNextCollectionWithItsNumber() {
        FailureLog failures = new FailureLog("emea", new Ticking());
        try (CapturedLog log = new CapturedLog(FailureLog.class.getName(), Level.INFO)) {
            for (int collection = 0; collection < 3; collection++) {
                for (int i = 0; i <= collection; i++) {
                    failures.tell(FailureLog.Kind.WINDOW, " W" + i, "It broke at 2018-06-28T0" + i);
                }
                failures.end();
            }

            assertThat(log.events().stream().map(ILoggingEvent::getFormattedMessage))
                    .containsExactly("emea W0", "emea W0", "emea W0; 1 more before, for the same reason");
        }
    }

    /** Whoever logs it, with stack traces as if they were lines of their own. */
    private static List<String> warnings(Rig rig) throws Exception {
        rig.set("collector.window", "PT1H").set("collector.retry.max-attempts", "2");
        try (CapturedLog log = new CapturedLog(Logger.ROOT_LOGGER_NAME, Level.INFO)) {
            rig.collect(ONE_DAY);

            assertThat(log.events()).allSatisfy(event -> assertThat(event.getThrowableProxy())
                    .as(event.getFormattedMessage())
                    .isNull());
            return log.events().stream()
                    .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                    .map(ILoggingEvent::getFormattedMessage)
                    .toList();
        }
    }

    private static final class Ticking extends Clock {
        private Instant now = Instant.parse("2018-06-28T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
