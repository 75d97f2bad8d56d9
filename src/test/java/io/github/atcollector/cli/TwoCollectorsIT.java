package io.github.atcollector.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.Archive;
import io.github.atcollector.Rig;
import io.github.atcollector.TestLedger;
import io.github.atcollector.export.Listener;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.fakeservice.StandInOptions;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.model.Days;
import io.github.atcollector.runtime.Collector;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two collectors on one ledger and one directory, asked for the same days at the same time. */
class TwoCollectorsIT {
    private static final int DAYS = 20;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void ofOneProcessExportNoWindowTwice(TestLedger ledger) throws Exception {
        try (Rig rig = rig(ledger);
                Collector one = rig.collector(new Listener() {});
                Collector other = rig.collector(new Listener() {})) {
            one.start();
            other.start();
            Days asked = new Days(Rig.DAY, Rig.DAY.plusDays(DAYS - 1));

            CompletableFuture<Result> first = one.collect(asked);
            CompletableFuture<Result> second = other.collect(asked);

            List<Outcome> outcomes = new ArrayList<>();
            outcomes.addAll(first.get(5, TimeUnit.MINUTES).outcomes());
            outcomes.addAll(second.get(5, TimeUnit.MINUTES).outcomes());
            assertThat(outcomes).hasSize(DAYS).allMatch(Outcome::isDone);
            assertThat(outcomes.stream().map(Outcome::window)).doesNotHaveDuplicates();
            assertEachWindowWasExportedOnce(rig);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofTwoProcessesExportNoWindowTwice(TestLedger ledger) throws Exception {
        try (Rig rig = rig(ledger)) {
            Process one = start(rig, "one");
            Process other = start(rig, "other");

            assertThat(one.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(other.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(one.exitValue()).as(said("one")).isZero();
            assertThat(other.exitValue()).as(said("other")).isZero();
            assertThat(daysOf("one")).as(said("one")).isEqualTo(DAYS);
            assertThat(daysOf("other")).as(said("other")).isEqualTo(DAYS);
            assertEachWindowWasExportedOnce(rig);
        }
    }

    @Test
    void theOneThatWaitsSaysForWhatAndForWhomAndCountsItAsTheOthers() throws Exception {
        CountDownLatch waits = new CountDownLatch(1);
        Listener slow = new Listener() {
            @Override
            public void received(int bytes) {
                try {
                    waits.await(5, TimeUnit.MINUTES);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        Days day = new Days(Rig.DAY, Rig.DAY);
        StringWriter out = new StringWriter();
        try (Rig rig = rig(TestLedger.SQLITE);
                Collector one = rig.collector(slow)) {
            one.start();
            CompletableFuture<Result> first = one.collect(day);
            await().until(() -> rig.service().books().requests(Step.OPEN) > 0);
            List<String> arguments = new ArrayList<>(List.of("once", "--from", "2018-06-28", "--to", "2018-06-28"));
            rig.settings().forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));

            CompletableFuture<Integer> second = CompletableFuture.supplyAsync(() -> CollectorCommand.commandLine()
                    .setOut(new PrintWriter(out, true))
                    .execute(arguments.toArray(String[]::new)));
            String held = "2018-06-28 is exported by another collector (process "
                    + ProcessHandle.current().pid() + " on ";
            await().until(() -> out.toString().contains(held));
            waits.countDown();

            assertThat(first.get(5, TimeUnit.MINUTES).outcomes()).allMatch(Outcome::isDone);
            assertThat(second.get(5, TimeUnit.MINUTES)).isZero();
            assertThat(out.toString())
                    .containsOnlyOnce(held)
                    .containsOnlyOnce("2018-06-28 done by another collector")
                    .contains(
                            "nothing is missing: 0 days there already, 1 day collected by another collector meanwhile");
        }
    }

    /** The days that a closing table accounts for, whoever collected them. */
    private int daysOf(String name) throws Exception {
        return Pattern.compile("(\\d+) of \\d+ window|(\\d+) days? (there already|collected by another)")
                .matcher(said(name))
                .results()
                .mapToInt(match -> Integer.parseInt(match.group(1) == null ? match.group(2) : match.group(1)))
                .sum();
    }

    @ParameterizedTest
    @EnumSource
    void ofOneProcessWithWindowsOfDifferentSizesExportNoHourTwice(TestLedger ledger) throws Exception {
        try (Rig rig = rig(ledger);
                Collector days = rig.collector(new Listener() {});
                Collector hours = rig.set("collector.window", "PT1H").collector(new Listener() {})) {
            days.start();
            hours.start();
            Days asked = new Days(Rig.DAY, Rig.DAY.plusDays(5));

            CompletableFuture<Result> first = days.collect(asked);
            CompletableFuture<Result> second = hours.collect(asked);

            assertThat(first.get(5, TimeUnit.MINUTES).failure()).isNull();
            assertThat(second.get(5, TimeUnit.MINUTES).failure()).isNull();
            assertThat(TestLedger.rows(rig, "select sum(hours) from windows where state = 'done'"))
                    .singleElement()
                    .asString()
                    .isEqualTo("[" + 6 * 24 + "]");
            assertThat(TestLedger.rows(rig, "select * from windows where state <> 'done'"))
                    .isEmpty();
            assertThat(rig.files())
                    .hasSize(2
                            * TestLedger.rows(rig, "select * from windows where state = 'done'")
                                    .size());
        }
    }

    private Rig rig(TestLedger ledger) throws Exception {
        StandInOptions options = StandInOptions.defaults().withEventsPerDay(100).withLatency(Duration.ofMillis(20));
        return ledger.giveTo(new Rig(Files.createDirectory(directory.resolve("data")), options));
    }

    private Process start(Rig rig, String name) throws Exception {
        return CollectorProcess.start(
                directory,
                CollectorProcess.environment(rig),
                List.of(),
                directory.resolve(name + ".out"),
                directory.resolve(name + ".err"),
                "once",
                "--from",
                Rig.DAY.toString(),
                "--to",
                Rig.DAY.plusDays(DAYS - 1).toString());
    }

    private String said(String name) throws Exception {
        return Files.readString(directory.resolve(name + ".out")) + Files.readString(directory.resolve(name + ".err"));
    }

    private static void assertEachWindowWasExportedOnce(Rig rig) throws Exception {
        Archive.assertHolds(rig, Archive.days(Rig.DAY, DAYS));
        assertThat(rig.service().books().sessionsOpened()).isEqualTo(DAYS);
        assertThat(rig.service().books().requests(Step.DOWNLOAD)).isEqualTo(DAYS);
        assertThat(rig.service().books().sessionsOpen()).isEmpty();
        assertThat(TestLedger.rows(rig, "select * from windows where state = 'done' and tries = 1"))
                .hasSize(DAYS);
        assertThat(TestLedger.rows(rig, "select * from sessions where state <> 'closed'"))
                .isEmpty();
    }
}
