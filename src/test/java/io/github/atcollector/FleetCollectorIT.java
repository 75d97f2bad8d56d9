package io.github.atcollector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.export.Listener;
import io.github.atcollector.model.Plan;
import io.github.atcollector.runtime.Collector;
import io.github.atcollector.runtime.RouteFiles;
import io.github.atcollector.runtime.RuntimeEnvironment;
import io.github.atcollector.runtime.SharedLedger;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole collectors that belong to a fleet; their broker is not there, so that a collection ends with its first plan. */
class FleetCollectorIT {
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
                .set("collector.lease", "PT12S")
                .set("collector.shutdown.timeout", "PT0S");
        one = new SharedLedger(rig.target().ledger());
        other = new SharedLedger(rig.target().ledger());
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
        rig.close();
    }

    @Test
    void planOnceThoughBothStartAndOneStartsAgain() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        try (Collector a = collector(one, looks)) {
            a.start();
            try (Collector b = collector(other, looks)) {
                b.start();
                await().until(() -> plans.get() == 1 && isFree());
            }
            try (Collector b = collector(other, looks)) {
                b.start();
                int before = looks.get();
                await().until(() -> looks.get() >= before + 4);
            }
        }

        assertThat(plans).hasValue(1);
    }

    @Test
    void planAgainWhenItIsTime() throws Exception {
        try (Collector a = collector(one, new AtomicInteger())) {
            a.start();
            await().until(() -> plans.get() == 1 && isFree());

            TestLedger.update(rig, "update targets set planned_at = '2018-06-28T00:00:00.000Z'");

            await().until(() -> plans.get() == 2);
        }
    }

    /** True if nobody plans, and something was. */
    private boolean isFree() throws Exception {
        return TestLedger.rows(rig, "select count(planned_at), count(planner) from targets")
                .equals(List.of(List.of(1L, 0L)));
    }

    /** Without JMX, where a second context of the same name would get another one. */
    private Collector collector(SharedLedger shared, AtomicInteger looks) {
        RuntimeEnvironment surroundings =
                new RuntimeEnvironment(new DefaultCamelContext(), RouteFiles.in(null), null, null, false, shared);
        Collector collector = new Collector(surroundings, rig.target(), new Listener() {
            @Override
            public void planned(String name, Plan plan) {
                plans.incrementAndGet();
            }
        });
        collector.context().getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof CamelEvent.ExchangeCompletedEvent completed
                        && "on-missed-firing".equals(completed.getExchange().getFromRouteId())) {
                    looks.incrementAndGet();
                }
            }
        });
        return collector;
    }
}
