package io.github.atcollector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.export.Listener;
import io.github.atcollector.runtime.Collector;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Set;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JmxTest {
    @TempDir
    private Path directory;

    private Rig rig;

    @BeforeEach
    void makeARig() {
        rig = new Rig(directory);
        rig.set("collector.interval", "PT1H");
    }

    @AfterEach
    void closeTheRig() {
        rig.close();
    }

    @Test
    void showsTheRoutesOfACollectorThatRunsOn() throws Exception {
        assertThat(routesOf(rig.triggered(new Listener() {}))).isPositive();
    }

    /** What else Camel would show took more of the heap than the routes. */
    @Test
    void showsNoEndpointConsumerOrProducer() throws Exception {
        try (Collector collector = rig.triggered(new Listener() {})) {
            collector.start();

            assertThat(namesOf(collector, ""))
                    .extracting(name -> name.getKeyProperty("type"))
                    .isNotEmpty()
                    .isSubsetOf("context", "routes", "health", "threadpools");
        }
    }

    @Test
    void isLeftOutWhereACommandEndsSoon() throws Exception {
        assertThat(routesOf(rig.collector(new Listener() {}))).isZero();
    }

    private int routesOf(Collector collector) throws Exception {
        try (collector) {
            collector.start();
            return namesOf(collector, "type=routes,").size();
        }
    }

    /** Those of this collector alone: another one of this process may be about to stop. */
    private static Set<ObjectName> namesOf(Collector collector, String properties) throws Exception {
        return ManagementFactory.getPlatformMBeanServer()
                .queryNames(
                        new ObjectName("org.apache.camel:%scontext=%s,*"
                                .formatted(properties, collector.context().getManagementName())),
                        null);
    }
}
