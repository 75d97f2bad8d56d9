package io.github.atcollector.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.atcollector.Archive;
import io.github.atcollector.Rig;
import io.github.atcollector.TestLedger;
import io.github.atcollector.attacks.HostileHeaders;
import io.github.atcollector.export.Listener;
import io.github.atcollector.fakeservice.StandInOptions;
import io.github.atcollector.log.CapturedLog;
import io.github.atcollector.model.Days;
import io.github.atcollector.runtime.Collector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody who may send to the queue of windows can do: nothing but what a planner has asked for already. */
abstract class HostileMessages {
    static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int DAYS = 5;
    private static final LocalDate FIRST = LocalDate.now(ZoneOffset.UTC).minusDays(DAYS);
    private static final Map<String, String> NO_HEADERS = Map.of();

    @TempDir
    Path directory;

    Rig rig;
    private CapturedLog log;
    private Collector collector;
    private final List<Map<String, Object>> inside = new CopyOnWriteArrayList<>();

    /** Starts the broker, and gives the rig its settings. */
    abstract void startBroker() throws Exception;

    abstract void stopBroker();

    abstract void send(String text, Map<String, String> headers) throws Exception;

    /** Waits until the collector has taken all messages. */
    abstract void awaitTaken() throws Exception;

    @BeforeEach
    void waitsForWindows() throws Exception {
        StandInOptions options = StandInOptions.defaults().withEventsPerDay(20);
        rig = TestLedger.POSTGRESQL
                .giveTo(new Rig(Files.createDirectory(directory.resolve("data")), options))
                .set("collector.lookback", "P%dD".formatted(DAYS))
                .set("collector.trigger", "cron")
                .set("collector.cron", "0 0 0 1 1 ? 2099") // the test says when
                .set("collector.windows.consumers", "1");
        startBroker();
        log = new CapturedLog("io.github.atcollector", Level.INFO);
        collector = rig.triggered(new Listener() {});
        collector.context().getManagementStrategy().addEventNotifier(new Inside());
        collector.run();
    }

    @AfterEach
    void end() {
        collector.close();
        log.close();
        stopBroker();
        rig.close();
    }

    @Test
    void doNotSteerByTheirHeadersInAnySpelling() throws Exception {
        List<Map<String, String>> hostile = HostileHeaders.inAllSpellings("create table canary as select 1");
        for (int day = 0; day < DAYS; day++) {
            plan(FIRST.plusDays(day));
            send(window("default", FIRST.plusDays(day), false), hostile.get(day));
        }

        await().atMost(PATIENCE).until(() -> windows().equals(List.of(List.of("done", (long) DAYS))));
        assertThat(TestLedger.rows(rig, "select tablename from pg_tables where tablename = 'canary'"))
                .isEmpty();
        Archive.assertHolds(rig, Archive.days(FIRST, DAYS));
        assertThat(warnings()).isEmpty();
        assertThat(inside).hasSize(DAYS).allSatisfy(headers -> assertThat(headers.values())
                .noneMatch(value -> String.valueOf(value).contains("hostile-")));
    }

    @Test
    void areDroppedWithALineEachWhereTheyAreNoWindows() throws Exception {
        List<String> noWindows = List.of(
                "",
                "null",
                "true",
                "{}",
                "[]",
                "{\"target\":1,\"from\":[],\"to\":{}}",
                "[".repeat(4_000),
                "{\"target\":".repeat(400),
                "x".repeat(1_000_000),
                "\u001b[31m\n2018-06-28 ERROR all is lost",
                window("another", FIRST, false),
                window("default", "2099-01-01T00:00:00Z", "2099-01-02T00:00:00Z", false),
                window("default", "+999999999-12-30T00:00:00Z", "+999999999-12-31T00:00:00Z", false),
                window("default", "-999999999-12-30T00:00:00Z", "-999999999-12-31T00:00:00Z", false),
                window("default", "2018-06-28T00:30:00Z", "2018-06-28T01:30:00Z", false),
                window("default", "2018-06-01T00:00:00Z", "2018-06-28T00:00:00Z", false));
        for (String text : noWindows) {
            send(text, NO_HEADERS);
        }
        awaitTaken();

        await().atMost(PATIENCE).until(() -> warnings().size() == noWindows.size());
        assertThat(warnings())
                .allMatch(line -> line.startsWith("default: a message on the windows endpoint is dropped: "))
                .allMatch(line -> line.length() < 250 && line.chars().noneMatch(Character::isISOControl));
        assertThatNothingWasAskedOfTheService();
        assertThatItStillCollects();
    }

    @Test
    void areNotBelievedWhereNoPlannerAskedForTheirWindow() throws Exception {
        assertThatItStillCollects();
        int sessions = rig.service().books().sessionsOpened();

        send(window("default", FIRST, true), NO_HEADERS); // done; the message wants it anew
        send(window("default", FIRST.minusDays(100), false), NO_HEADERS);
        send(window("default", FIRST.minusDays(200), true), NO_HEADERS);
        awaitTaken();

        await().atMost(PATIENCE).until(() -> lines("planned by nobody") == 3);
        assertThat(rig.service().books().sessionsOpened()).isEqualTo(sessions);
        assertThat(windows()).containsExactly(List.of("done", (long) DAYS));
    }

    private void plan(LocalDate day) throws Exception {
        TestLedger.update(
                rig,
                "insert into queue (target, space, from_time, to_time, queued_at) values ('default', 'space-%s', '%sT00:00:00Z', '%sT00:00:00Z', '%sT00:00:00Z')"
                        .formatted(rig.settings().get("collector.space-id"), day, day.plusDays(1), day));
    }

    static String window(String target, LocalDate day, boolean again) {
        return window(target, day + "T00:00:00Z", day.plusDays(1) + "T00:00:00Z", again);
    }

    private static String window(String target, String from, String to, boolean again) {
        return "{\"target\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"again\":%s}".formatted(target, from, to, again);
    }

    List<String> warnings() {
        return log.events().stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private long lines(String words) {
        return log.events().stream()
                .filter(event -> event.getFormattedMessage().contains(words))
                .count();
    }

    private List<List<Object>> windows() throws Exception {
        return TestLedger.rows(rig, "select state, count(*) from windows group by state");
    }

    void assertThatNothingWasAskedOfTheService() throws Exception {
        assertThat(rig.service().books().sessionsOpened()).isZero();
        assertThat(TestLedger.rows(rig, "select * from windows")).isEmpty();
    }

    void assertThatItStillCollects() throws Exception {
        assertThat(collector.collect(Days.BY_TRIGGER).get(5, TimeUnit.MINUTES).failure())
                .isNull();
        assertThat(windows()).containsExactly(List.of("done", (long) DAYS));
    }

    /** Writes down the headers of each window that is taken, past what keeps them out: whatever Camel's version drops of them by itself. */
    private final class Inside extends EventNotifierSupport {
        @Override
        public void notify(CamelEvent event) {
            if (event instanceof CamelEvent.ExchangeSendingEvent sending
                    && sending.getEndpoint().getEndpointUri().equals("direct://hold-window")) {
                inside.add(Map.copyOf(sending.getExchange().getMessage().getHeaders()));
            }
        }
    }
}
