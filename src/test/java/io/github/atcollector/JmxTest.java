package io.github.atcollector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.collection.Listener;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
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

    @Test
    void isLeftOutWhereACommandEndsSoon() throws Exception {
        assertThat(routesOf(rig.collector(new Listener() {}))).isZero();
    }

    private int routesOf(Collector collector) throws Exception {
        try (collector) {
            collector.start();
            return ManagementFactory.getPlatformMBeanServer()
                    .queryNames(new ObjectName("org.apache.camel:type=routes,*"), null)
                    .size();
        }
    }
}
