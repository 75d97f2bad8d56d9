package io.github.atcollector.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.Rig;
import io.github.atcollector.model.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.event.ExchangeCompletedEvent;
import org.apache.camel.impl.event.ExchangeSendingEvent;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovementTest {
    private static CountDownLatch held = new CountDownLatch(1);

    @TempDir
    private Path directory;

    /** A sink that does not come back, whatever is done to its thread. */
    public static final class Hanging {
        public void handle(Exchange exchange) {
            while (held.getCount() > 0) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void ofAWindowThatHangsMakesTheTargetUnhealthyAndLeavesItReady() throws Exception {
        held = new CountDownLatch(1);
        try (Rig rig = new Rig(Files.createDirectory(directory.resolve("data")))
                        .set("collector.sinks", "file,custom")
                        .set("collector.custom.uri", "class:" + Hanging.class.getName() + "?method=handle")
                        .set("collector.timeout.call", "PT1S")
                        .set("collector.timeout.connect", "PT1S")
                        .set("collector.timeout.idle", "PT1S")
                        .set("collector.retry.max-attempts", "100") // a call may take longer on a busy machine
                        .set("collector.health.max-age", "PT0S") // what is collected is years old
                        .set("collector.trigger", "cron")
                        .set("collector.cron", "0 0 0 1 1 ? 2099");
                Observed observed = new Observed(rig).run(rig)) {
            var collection = observed.collector().collect(Rig.THREE_DAYS);

            await().until(() -> observed.status("/observe/health") == 503);

            assertThat(observed.ask("GET", "/observe/health").body()).contains("has made no step for");
            assertThat(observed.status("/observe/health/ready")).isEqualTo(200);
            held.countDown();
            collection.get();
            await().until(() -> observed.status("/observe/health") == 200);
        } finally {
            held.countDown();
        }
    }

    @Test
    void ofAWindowThatHasEndedIsMissedByNobody() throws Exception {
        AtomicLong nanos = new AtomicLong();
        DefaultExchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getExchangeExtension().setFromRouteId("take-window");
        exchange.setVariable("window", Window.days("default", Rig.DAY, Rig.DAY));
        try (Rig rig = new Rig(Files.createDirectory(directory.resolve("data")))) {
            Movement movement = new Movement(rig.target(), nanos::get);

            movement.notify(new ExchangeSendingEvent(exchange, null));
            nanos.addAndGet(Duration.ofDays(1).toNanos());
            assertThat(movement.failure().what()).contains("2018-06-28", "has made no step");

            movement.notify(new ExchangeCompletedEvent(exchange));
            assertThat(movement.failure()).isNull();
        }
    }
}
