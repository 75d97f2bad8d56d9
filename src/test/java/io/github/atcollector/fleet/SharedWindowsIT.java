package io.github.atcollector.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.Archive;
import io.github.atcollector.Rig;
import io.github.atcollector.TestLedger;
import io.github.atcollector.brokers.ArtemisServer;
import io.github.atcollector.brokers.KafkaServer;
import io.github.atcollector.export.Listener;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.fakeservice.StandInOptions;
import io.github.atcollector.model.Days;
import io.github.atcollector.runtime.Collector;
import io.github.atcollector.sinks.JmsQueue;
import jakarta.jms.JMSException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one PostgreSQL, whose windows wait on a real broker. */
class SharedWindowsIT {
    private static final int DAYS = 20;

    @TempDir
    private Path directory;

    private Rig rig;

    @BeforeEach
    void collectsTwentyDays() throws Exception {
        StandInOptions slow = StandInOptions.defaults().withEventsPerDay(20).withLatency(Duration.ofMillis(50));
        rig = TestLedger.POSTGRESQL
                .giveTo(new Rig(Files.createDirectory(directory.resolve("data")), slow))
                .set("collector.lookback", "P%dD".formatted(DAYS))
                .set("collector.trigger", "cron")
                .set("collector.cron", "0 0 0 1 1 ? 2099") // the test says when
                .set("collector.windows.consumers", "1");
    }

    @Test
    void areExportedOnceByWhicheverNodeIsFreeFromAJmsQueue() throws Exception {
        try (ArtemisServer broker = new ArtemisServer(Files.createDirectory(directory.resolve("broker"))).start()) {
            rig.set("collector.windows.uri", "jms:queue:windows.{target}").set("collector.jms.url", broker.url());

            assertThatTwoNodesShareTheWork(() -> true);

            assertThat(JmsQueue.count(broker.url(), "windows.default")).isZero();
        }
    }

    @Test
    void areExportedOnceByWhicheverNodeIsFreeFromATopicOfKafka() throws Exception {
        try (KafkaServer broker = new KafkaServer(Files.createDirectory(directory.resolve("broker")))
                .with("num.partitions", "4")
                .with("group.initial.rebalance.delay.ms", "0")
                .start()) {

            rig.set("collector.windows.uri", "kafka:windows.{target}").set("collector.kafka.brokers", broker.brokers());

            assertThatTwoNodesShareTheWork(() -> members(broker, "windows.default") == 2);

            assertThat(committed(broker, "windows.default")).isEqualTo(DAYS);
        }
    }

    /** The sink's batches are transactions of their own: else a window could be done whose events the broker does not have. */
    @Test
    void haveTheirEventsAtTheBrokerWhenTheyAreDone() throws Exception {
        try (ArtemisServer broker = new ArtemisServer(Files.createDirectory(directory.resolve("broker")))
                .withQueue("events")
                .start()) {
            rig.set("collector.windows.uri", "jms:queue:windows.{target}")
                    .set("collector.jms.url", broker.url())
                    .set("collector.sinks", "file, jms")
                    .set("collector.jms.destination", "queue:events")
                    .set("collector.lookback", "P1D");
            AtomicInteger there = new AtomicInteger(-1);
            Listener looksAtTheQueue = new Listener() {
                @Override
                public void finished(Outcome outcome) {
                    try {
                        there.set(JmsQueue.count(broker.url(), "events"));
                    } catch (JMSException e) {
                        throw new IllegalStateException(e);
                    }
                }
            };
            try (Collector collector = rig.triggered(looksAtTheQueue)) {
                collector.run();
                collector.collect(Days.BY_TRIGGER).get(5, TimeUnit.MINUTES);
            }

            assertThat(there).hasValue(20);
        }
    }

    /** How many members of a consumer group have partitions. */
    private static long members(KafkaServer broker, String group) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.brokers()))) {
            return admin.describeConsumerGroups(List.of(group)).describedGroups().get(group).get().members().stream()
                    .filter(member -> !member.assignment().topicPartitions().isEmpty())
                    .count();
        }
    }

    /** How many records a consumer group has done with. */
    private static long committed(KafkaServer broker, String group) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.brokers()))) {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().values().stream()
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        }
    }

    private void assertThatTwoNodesShareTheWork(Callable<Boolean> bothWait) throws Exception {
        Node one = new Node();
        Node other = new Node();
        LocalDate first = LocalDate.now(ZoneOffset.UTC).minusDays(DAYS);
        try (Collector a = rig.triggered(one);
                Collector b = rig.triggered(other)) {
            a.run();
            b.run();
            await().until(bothWait);

            Result result = a.collect(Days.BY_TRIGGER).get(5, TimeUnit.MINUTES);

            assertThat(result.failure()).isNull();
        }
        assertThat(one.failed.get() + other.failed.get()).isZero();
        assertThat(one.done.get() + other.done.get()).isEqualTo(DAYS);
        assertThat(List.of(one.done.get(), other.done.get())).allMatch(done -> done > 0);
        Archive.assertHolds(rig, Archive.days(first, DAYS));
        assertThat(rig.service().books().sessionsOpened()).isEqualTo(DAYS);
        assertThat(rig.service().books().sessionsOpen()).isEmpty();
        assertThat(TestLedger.rows(rig, "select distinct state from windows")).containsExactly(List.of("done"));
        assertThat(TestLedger.rows(rig, "select * from queue")).isEmpty();
    }

    private static final class Node implements Listener {
        private final AtomicInteger done = new AtomicInteger();
        private final AtomicInteger failed = new AtomicInteger();

        @Override
        public void finished(Outcome outcome) {
            (outcome.isDone() ? done : failed).incrementAndGet();
        }
    }
}
