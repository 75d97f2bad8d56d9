package io.github.atcollector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.export.Listener;
import io.github.atcollector.model.Plan;
import io.github.atcollector.runtime.Collector;
import io.github.atcollector.runtime.RouteFiles;
import io.github.atcollector.runtime.RuntimeEnvironment;
import io.github.atcollector.runtime.SharedLedger;
import io.github.atcollector.settings.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole collectors that belong to a fleet; their broker is not there. */
class FleetCollectorIT {
    private static final String NEXT = "select trigger_state, next_fire_time > extract(epoch from now()) * 1000"
            + " from quartz_triggers where trigger_group = 'default'";

    @TempDir
    private Path directory;

    private final AtomicInteger plans = new AtomicInteger();
    private Rig rig;
    private SharedLedger one;
    private SharedLedger other;

    @BeforeEach
    void start() {
        rig = TestLedger.POSTGRESQL
                .giveTo(new Rig(directory))
                .set("collector.windows.uri", "jms:queue:windows")
                .set("collector.jms.url", "tcp://localhost:1")
                .set("collector.interval", "PT1H")
                .set("collector.shutdown.timeout", "PT0S");
        one = new SharedLedger(rig.target().ledger(), 1);
        other = new SharedLedger(rig.target().ledger(), 1);
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
        rig.close();
    }

    @Test
    void planOnceThoughBothStart() throws Exception {
        try (Collector a = collector(one);
                Collector b = collector(other)) {
            a.start();
            b.start();

            await().until(() -> plans.get() == 1);
            await().until(() -> TestLedger.rows(rig, NEXT).toString().equals("[[WAITING, true]]"));
            assertThat(plans).hasValue(1);
            assertThat(a.context().getRoutes().stream().map(Route::getRouteId))
                    .contains("on-fleet-interval")
                    .doesNotContain("on-interval", "on-cron", "on-fleet-cron");
        }
    }

    @Test
    void leaveTheirTargetToTheOthersWhenTheyAreClosed() throws Exception {
        try (Collector a = collector(one)) {
            a.start();
            await().until(() -> plans.get() == 1);
        }
        TestLedger.update(rig, "update quartz_triggers set next_fire_time = extract(epoch from now()) * 1000");
        await().during(Duration.ofSeconds(7)) // longer than its scheduler, which is not closed yet, takes to look again
                .until(() -> TestLedger.rows(rig, NEXT).toString().equals("[[WAITING, false]]"));

        try (Collector b = collector(other)) {
            b.start();

            await().until(() -> plans.get() == 2);
        }
    }

    /** Without JMX, where a second context of the same name would get another one. */
    private Collector collector(SharedLedger shared) {
        Target target = rig.target();
        RuntimeEnvironment surroundings =
                new RuntimeEnvironment(new DefaultCamelContext(), RouteFiles.in(null), null, null, false, shared);
        return new Collector(surroundings, target, new Listener() {
            @Override
            public void planned(String name, Plan plan) {
                plans.incrementAndGet();
            }
        });
    }
}
