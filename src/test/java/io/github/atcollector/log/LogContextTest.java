package io.github.atcollector.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.atcollector.Rig;
import io.github.atcollector.export.Listener;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.ledger.Figures;
import io.github.atcollector.model.Days;
import io.github.atcollector.runtime.Collector;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;

class LogContextTest {
    private static final Days ONE_DAY = new Days(Rig.DAY, Rig.DAY);

    @TempDir
    private Path directory;

    @Test
    void holdsTheTargetTheWindowAndTheSessionOfWhatIsTold() throws Exception {
        try (Rig rig = new Rig(directory);
                CapturedLog log = new CapturedLog("io.github.atcollector.export", Level.INFO)) {
            var result = rig.collect(Rig.THREE_DAYS);

            assertThat(result.outcomes()).hasSize(3).allSatisfy(outcome -> {
                String window = outcome.window().label();
                assertThat(log.events())
                        .filteredOn(event -> event.getFormattedMessage().contains(window + ": "))
                        .singleElement()
                        .extracting(ILoggingEvent::getMDCPropertyMap)
                        .satisfies(context -> assertThat(context)
                                .containsEntry("target", "default")
                                .containsEntry("window", window)
                                .containsKey("session"));
            });
            assertThat(log.events().stream()
                            .map(event -> event.getMDCPropertyMap().get("session")))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void goesAlongThroughTheQueueToTheThreadThatFetchesTheToken() throws Exception {
        try (Rig rig = new Rig(directory);
                CapturedLog log = new CapturedLog("org.apache.camel.component.http", Level.DEBUG)) {
            rig.collect(ONE_DAY);

            List<ILoggingEvent> calls = log.events().stream()
                    .filter(event -> event.getFormattedMessage().contains("/oauth/token"))
                    .toList();
            assertThat(calls).isNotEmpty().allSatisfy(call -> {
                assertThat(call.getThreadName()).contains("provide-token");
                assertThat(call.getMDCPropertyMap())
                        .containsEntry("target", "default")
                        .containsEntry("window", "2018-06-28");
            });
        }
    }

    @Test
    void isThatOfTheTryWhereAWindowIsTriedAgain() throws Exception {
        try (Rig rig = new Rig(directory);
                CapturedLog log = new CapturedLog("org.apache.camel.component.http", Level.DEBUG)) {
            rig.service().faults().next(Step.DOWNLOAD, Fault.status(503));

            rig.collect(ONE_DAY);

            assertThat(log.events().stream()
                            .filter(event -> event.getFormattedMessage().matches("Executing .*/v3/events/download.*"))
                            .map(ILoggingEvent::getMDCPropertyMap)
                            .map(context -> context.get("session"))
                            .distinct())
                    .hasSize(2)
                    .doesNotContainNull();
        }
    }

    @Test
    void isLeftAsItWas() throws Exception {
        MDC.put("window", "of somebody else");
        try (Rig rig = new Rig(directory);
                Collector collector = rig.collector(new Listener() {})) {
            collector.start();
            collector.ask("on-figures", null, Figures.class); // on this thread

            assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("window", "of somebody else"));
        } finally {
            MDC.clear();
        }
    }
}
