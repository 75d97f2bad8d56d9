package io.github.atcollector.sinks;

import static io.github.atcollector.Rig.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.Archive;
import io.github.atcollector.Rig;
import io.github.atcollector.TestLedger;
import io.github.atcollector.export.Listener;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.model.Days;
import io.github.atcollector.runtime.Collector;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The custom sink, and what all sinks behind the file have in common. */
class CustomTest {
    private static final Days ONE_DAY = new Days(DAY, DAY);

    @TempDir
    private Path directory;

    private final List<Exchange> received = Collections.synchronizedList(new ArrayList<>());
    private Rig rig;

    /** How many messages are taken before the sink refuses one; then it takes all. */
    private int refusesAfter = Integer.MAX_VALUE;

    @BeforeEach
    void start() throws Exception {
        rig = TestLedger.SQLITE
                .giveTo(new Rig(Files.createDirectory(directory.resolve("data"))))
                .set("collector.sinks", "file,custom")
                .set("collector.custom.uri", "direct:there")
                .set("collector.messages.batch", "10")
                .set("collector.retry.max-attempts", "1");
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private Outcome collect() throws Exception {
        return collect(ONE_DAY);
    }

    private Outcome collect(Days asked) throws Exception {
        try (Collector collector = rig.collector(new Listener() {})) {
            collector.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:there").errorHandler(noErrorHandler()).process(CustomTest.this::take);
                }
            });
            collector.start();
            Result result = collector.collect(asked).get(5, TimeUnit.MINUTES);
            return result.outcomes().get(0);
        }
    }

    private void take(Exchange exchange) {
        if (received.size() == refusesAfter) {
            refusesAfter = Integer.MAX_VALUE;
            throw new IllegalStateException("the sink is full");
        }
        received.add(exchange.copy());
    }

    private List<String> bodies() {
        return received.stream()
                .map(exchange -> new String(exchange.getMessage().getBody(byte[].class), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void takesEachEventInItsOrderWithHeadersAndNoSecret() throws Exception {
        assertThat(collect().failure()).isNull();

        assertThat(bodies()).isEqualTo(Archive.events(rig));
        assertThat(received).allSatisfy(exchange -> assertThat(
                        exchange.getMessage().getHeaders().keySet())
                .contains("eventId", "key", "position", "target", "window")
                .noneMatch(name -> name.matches("(?i)authorization|x-auth.*|sessionid|camel.*")));
    }

    @Test
    void thatRefusesAMessageGetsTheRestFromTheBatchItStoppedIn() throws Exception {
        refusesAfter = 25;
        Outcome refused = collect();
        Outcome done = collect();

        assertThat(refused.failure().toString())
                .contains("Delivery to custom failed", "the sink is full", "collector.custom");
        assertThat(done.failure()).isNull();
        List<String> events = Archive.events(rig);
        assertThat(bodies().subList(25, received.size())).isEqualTo(events.subList(20, events.size()));
        assertThat(rig.service().books().sessionsOpened()).isEqualTo(1);
        assertThat(rig.service().books().sessionsOpen()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"events, 'custom,jms'", "windows, 'file,custom,jms'"})
    void thatHasAllIsNotAskedAgainWhenAnotherOneFails(String messages, String sinks) throws Exception {
        rig.set("collector.messages", messages)
                .set("collector.sinks", sinks)
                .set("collector.jms.url", "tcp://localhost:1")
                .set("collector.jms.destination", "queue:events");
        assertThat(collect().failure().what()).startsWith("Delivery to jms failed");
        int once = received.size();

        assertThat(collect().failure().what()).startsWith("Delivery to jms failed");

        assertThat(received).hasSize(once);
        assertThat(TestLedger.rows(rig, "select sink from deliveries where done_at is not null"))
                .containsExactly(List.of("custom"));
        assertThat(rig.files()).as("the file waits for JMS").hasSize(2);
    }

    @Test
    void getsAWindowThatIsCollectedAnewFromItsFirstEventOnUntilItHasAll() throws Exception {
        collect();
        List<String> events = List.of("{\"id\":\"1\"}", "{\"id\":\"2\"}");
        rig.service().faults().next(Step.DOWNLOAD, Fault.body(gzip(String.join("\n", events)), "application/gzip"));
        received.clear();
        refusesAfter = 1;

        Outcome refused = collect(ONE_DAY.again(true));
        received.clear();
        Outcome done = collect();

        assertThat(refused.failure().what()).startsWith("Delivery to custom failed");
        assertThat(done.failure()).isNull();
        assertThat(bodies()).isEqualTo(events);
        assertThat(rig.service().books().sessionsOpened()).isEqualTo(2);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** As by a collector that was paused for longer than its lease, in the middle of a delivery. */
    @Test
    void getsNoMoreThanABatchFromWhoHasLostTheWindow() throws Exception {
        rig.set("collector.custom.uri", "direct:robbed");
        Result result;
        try (Collector collector = rig.collector(new Listener() {})) {
            collector.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:robbed").errorHandler(noErrorHandler()).process(exchange -> {
                        take(exchange);
                        TestLedger.update(rig, "update windows set owner = 'another'");
                    });
                }
            });
            collector.start();
            result = collector.collect(new Days(DAY, DAY, false, true)).get(5, TimeUnit.MINUTES);
        }

        assertThat(result.outcomes()).isEmpty();
        assertThat(result.plan().elsewhere()).hasSize(1);
        assertThat(received).hasSize(10);
    }
}
