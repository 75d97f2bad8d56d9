package io.github.atcollector.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.Rig;
import io.github.atcollector.TestLedger;
import io.github.atcollector.brokers.ArtemisServer;
import io.github.atcollector.fakeservice.StandInOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;

/** One node of a fleet, the distribution as it is shipped, on a real Artemis and a real PostgreSQL. It collects by itself at the start. */
final class Fleet implements AutoCloseable {
    static final String QUEUE = "windows.default";
    static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int DAYS = 3;

    private final Rig rig;
    private final ArtemisServer broker;
    private final Distribution node;

    /** Starts it, and waits until it has collected what there is; it waits for windows then. */
    Fleet(Path directory) throws IOException {
        rig = TestLedger.POSTGRESQL.giveTo(new Rig(
                Files.createDirectory(directory.resolve("data")),
                StandInOptions.defaults().withEventsPerDay(20)));
        broker = new ArtemisServer(Files.createDirectory(directory.resolve("broker"))).start();
        rig.set("collector.windows.uri", "jms:queue:windows.{target}")
                .set("collector.jms.url", broker.url())
                .set("collector.lookback", "P" + DAYS + "D")
                .set("collector.interval", "PT1H")
                .set("collector.windows.consumers", "1");
        node = Distribution.start(Files.createDirectory(directory.resolve("work")), rig.settings(), "run");
        try {
            awaitWindows(DAYS);
        } catch (ConditionTimeoutException e) {
            throw new IllegalStateException("It does not collect: " + node.output(), e);
        }
    }

    String url() {
        return broker.url();
    }

    String output() {
        return node.output();
    }

    Rig rig() {
        return rig;
    }

    /** A planner's doing: the window waits in the ledger's queue. Returns it as a message. */
    String planned(int daysAgo) throws SQLException {
        LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(daysAgo);
        TestLedger.update(
                rig,
                ("insert into queue (target, space, from_time, to_time, queued_at)"
                                + " values ('default', 'space-%1$s', '%2$sT00:00:00Z', '%3$sT00:00:00Z', '%2$sT00:00:00Z')")
                        .formatted(rig.settings().get("collector.space-id"), day, day.plusDays(1)));
        return "{\"target\":\"default\",\"from\":\"%sT00:00:00Z\",\"to\":\"%sT00:00:00Z\",\"again\":false}"
                .formatted(day, day.plusDays(1));
    }

    /** That it takes one more planned window, after all that it was sent, and was not steered, or ended, by anything. */
    void assertThatItStillWorks(long done) throws Exception {
        Jms.send(url(), QUEUE, Jms.text(planned(200), Map.of()));
        awaitWindows(done + 1);
        assertThatItRuns();
        assertThat(node.output()).doesNotContain("\tat ");
    }

    void awaitWindows(long done) {
        await().atMost(PATIENCE)
                .failFast(this::assertThatItRuns)
                .ignoreExceptions() // there is no ledger yet
                .until(() -> TestLedger.rows(rig, "select count(*) from windows where state = 'done'")
                        .equals(List.of(List.of(done))));
    }

    /** Waits until the log has so many lines with the words. */
    void awaitLines(String words, long count) {
        await().atMost(PATIENCE)
                .failFast(this::assertThatItRuns)
                .until(() -> node.output()
                                .lines()
                                .filter(line -> line.contains(words))
                                .count()
                        == count);
    }

    private void assertThatItRuns() {
        assertThat(node.isAlive()).as(node::output).isTrue();
    }

    @Override
    public void close() {
        node.close();
        broker.close();
        rig.close();
    }
}
