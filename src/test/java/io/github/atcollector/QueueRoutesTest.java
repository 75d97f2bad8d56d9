package io.github.atcollector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.atcollector.export.PlannedWindows;
import io.github.atcollector.fleet.Queue;
import io.github.atcollector.model.Plan;
import io.github.atcollector.model.Window;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Variable;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.junit5.CamelContextConfiguration;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.apache.camel.test.main.junit5.CamelMainTestSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The routes of routes/queue-windows.camel.yaml by themselves, in a fleet: ledger and broker are mocks. */
class QueueRoutesTest extends CamelMainTestSupport {
    private static final Window WINDOW = Window.days("default", Rig.DAY, Rig.DAY);
    private static final Plan PLAN = new Plan(List.of(WINDOW), List.of(), 0);

    private MockEndpoint broker;
    private MockEndpoint forgotten;

    /** How many rows the ledger writes: none where the window waits in the queue already. */
    private int written = 1;

    @Override
    public void configureTest(TestExecutionConfiguration test) {
        super.configureTest(test);
        test.withUseAdviceWith(true);
    }

    @Override
    protected void configure(MainConfigurationProperties main) {
        main.withRoutesIncludePattern("file:routes/queue-windows.camel.yaml");
    }

    @Override
    public void configureContext(CamelContextConfiguration context) {
        super.configureContext(context);
        Properties settings = new Properties();
        settings.put("collector.windows.shared", "true");
        settings.put("collector.windows.endpoint", "mock:broker");
        settings.put("collector.routes", "file:routes");
        context.withUseOverridePropertiesWithPropertiesComponent(settings);
    }

    @BeforeEach
    void start() throws Exception {
        Queue queue = new Queue("default", 4);
        context().getRegistry().bind("queue", queue);
        context().getRegistry().bind("plannedWindows", PlannedWindows.of("default", true, queue));
        context().getRegistry().bind("entries", new Rows());
        AdviceWith.adviceWith(context(), "queue-once", route -> {
            route.weaveById("insert-queued-window").replace().setHeader("CamelSqlUpdateCount", () -> written);
            route.weaveByToUri("direct:unqueue-window").replace().to("mock:forgotten");
        });
        context().start();
        broker = getMockEndpoint("mock:broker");
        forgotten = getMockEndpoint("mock:forgotten");
    }

    private void queue() {
        template().sendBody("direct:queue-windows", PLAN);
    }

    @Test
    void handsAWindowOutAsJsonWithKafkasKeyAndNoHeaderOfTheLedgers() {
        queue();

        assertThat(broker.getExchanges()).singleElement().satisfies(exchange -> {
            assertThat(exchange.getMessage().getBody(String.class))
                    .isEqualTo(
                            "{\"target\":\"default\",\"from\":\"2018-06-28T00:00:00Z\",\"to\":\"2018-06-29T00:00:00Z\","
                                    + "\"again\":false}");
            assertThat(exchange.getMessage().getHeaders()).containsOnlyKeys("kafka.KEY", "Content-Type");
        });
        assertThat(forgotten.getExchanges()).isEmpty();
    }

    @Test
    void handsNoWindowOutThatWaitsAlready() {
        written = 0;

        queue();

        assertThat(broker.getExchanges()).isEmpty();
        assertThat(forgotten.getExchanges()).isEmpty();
    }

    @Test
    void forgetsAWindowThatTheBrokerDoesNotTakeAndSaysWhy() {
        broker.whenAnyExchangeReceived(exchange -> {
            throw new IOException("The queue is full");
        });

        assertThatExceptionOfType(CamelExecutionException.class)
                .isThrownBy(this::queue)
                .havingRootCause()
                .withMessage("The queue is full");

        assertThat(forgotten.getExchanges()).singleElement().satisfies(exchange -> assertThat(
                        exchange.getVariable("window"))
                .isEqualTo(WINDOW));
    }

    /** In place of the parameters of the ledger's statements, which are of no account here. */
    public static final class Rows {
        public Map<String, Object> queued(@Variable("window") Window window) {
            return Map.of();
        }
    }
}
