package io.github.atcollector.bench.scale;

import com.sun.management.OperatingSystemMXBean;
import io.github.atcollector.bench.Database;
import io.github.atcollector.bench.Median;
import io.github.atcollector.export.Listener;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.ledger.LedgerAccess;
import io.github.atcollector.model.Days;
import io.github.atcollector.runtime.Collector;
import io.github.atcollector.runtime.RouteFiles;
import io.github.atcollector.runtime.RuntimeEnvironment;
import io.github.atcollector.runtime.SharedLedger;
import io.github.atcollector.settings.SettingsException;
import io.github.atcollector.settings.Target;
import io.github.atcollector.settings.Targets;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * All targets' windows through planning, queue, lease and ledger, with a service that answers at once. Some targets are at work at once,
 * each in a Camel context of its own; one that is done is closed and makes room for the next. The ledger grows on. Each
 * node of the fleet is a pool of connections, all in this process.
 */
final class Simulation {
    /** As {@code run} has it. */
    private static final boolean JMX = Boolean.parseBoolean(System.getProperty("bench.jmx", "true"));

    private static final int SESSIONS = 30;
    private static final int CONSUMERS = 1;
    private static final int IDLE_EVERY = 5;
    private static final int TENTHS = 10;
    private static final Duration TOLD_EVERY = Duration.ofSeconds(10);

    /** Time for what a closed collector has to end, before another target's failure is told. */
    private static final Duration ENDING = Duration.ofSeconds(30);

    private final List<SharedLedger> nodes = new ArrayList<>();
    private final ConcurrentLinkedDeque<Started> waiting = new ConcurrentLinkedDeque<>();
    private final List<Double> starts = Collections.synchronizedList(new ArrayList<>());
    private final List<Double> idles = Collections.synchronizedList(new ArrayList<>());
    private final List<Reached> reached = new ArrayList<>();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger targetsDone = new AtomicInteger();
    private final AtomicInteger targetsFailed = new AtomicInteger();
    private final Plans plans = new Plans();
    private final LocalDate last = LocalDate.now(ZoneOffset.UTC).minusDays(1);
    private final Plan plan;
    private final Path directory;
    private final String url;
    private final String broker;
    private final Answers answers;
    private double megabytes;
    private double threads;

    /**
     * What is to be done.
     *
     * @param targets how many
     * @param days of hourly windows, each
     * @param atOnce targets at work at once
     * @param nodes of the fleet
     * @param limit it stops after that time
     */
    record Plan(int targets, int days, int atOnce, int nodes, Duration limit) {
        int windows() {
            return targets * days * 24;
        }
    }

    private record Reached(double seconds, int windows) {}

    private record Started(Collector collector, AtomicInteger done) {}

    /** What came of it. */
    record Outcomes(
            Plan plan,
            int done,
            int failed,
            int targetsDone,
            int targetsFailed,
            double seconds,
            List<Double> tenths,
            double cpu,
            Statistics statistics,
            List<Statistics.Table> tables,
            List<Double> starts,
            double megabytes,
            double threads,
            List<Double> idles,
            Plans plans,
            String left) {}

    Simulation(Plan plan, Path directory, String url, String broker) throws Exception {
        this.plan = plan;
        this.directory = directory;
        this.url = url;
        this.broker = broker;
        this.answers = new Answers(directory);
    }

    Outcomes run() throws Exception {
        LedgerAccess access = new LedgerAccess(url, Database.USER, "");
        for (int node = 0; node < plan.nodes; node++) {
            nodes.add(new SharedLedger(access));
        }
        int first = Math.min(plan.atOnce, plan.targets);
        startFirst(first);
        try (Connection ledger = DriverManager.getConnection(url, Database.USER, "")) {
            Statistics before = Statistics.of(ledger);
            double cpuBefore = cpu();
            long start = System.nanoTime();
            work(start);
            double seconds = (System.nanoTime() - start) / 1e9;
            double cpu = cpu() - cpuBefore;
            waiting.forEach(started -> started.collector.close());
            nodes.forEach(SharedLedger::close);
            Thread.sleep(2000); // the backends' last figures come in
            return new Outcomes(
                    plan,
                    done.get(),
                    failed.get(),
                    targetsDone.get(),
                    targetsFailed.get(),
                    seconds,
                    tenths(seconds),
                    cpu,
                    Statistics.of(ledger).since(before),
                    Statistics.tables(ledger),
                    starts,
                    megabytes,
                    threads,
                    idles,
                    plans,
                    left(ledger));
        }
    }

    /** Starts the first ones one after the other, which tells what a target takes. The very first loads the classes. */
    private void startFirst(int count) throws Exception {
        waiting.add(start(0));
        starts.clear();
        double memoryBefore = memory();
        int threadsBefore = ManagementFactory.getThreadMXBean().getThreadCount();
        for (int index = 1; index < count; index++) {
            waiting.add(start(index));
        }
        if (count > 1) {
            megabytes = (memory() - memoryBefore) / (count - 1);
            threads = (double) (ManagementFactory.getThreadMXBean().getThreadCount() - threadsBefore) / (count - 1);
        }
        System.err.printf(
                "%d targets started, %.0f ms each, %.1f MB, %.0f threads%n",
                count, Median.of(starts), megabytes, threads);
    }

    private void work(long start) throws InterruptedException {
        Instant end = Instant.now().plus(plan.limit);
        ExecutorService workers = Executors.newFixedThreadPool(plan.atOnce);
        for (int index = 0; index < plan.targets; index++) {
            int target = index;
            workers.execute(() -> collect(target, end));
        }
        workers.shutdown();
        long told = start;
        int doneBefore = 0;
        while (!workers.awaitTermination(1, TimeUnit.SECONDS)) {
            long now = System.nanoTime();
            int windows = done.get();
            reached.add(new Reached((now - start) / 1e9, windows));
            if (now - told >= TOLD_EVERY.toNanos()) {
                System.err.printf(
                        "%.0f s: %,d of %,d windows, %.0f a second, %d failed; %d of %d targets, %d failed; heap %.0f MB%n",
                        (now - start) / 1e9,
                        windows,
                        plan.windows(),
                        (windows - doneBefore) * 1e9 / (now - told),
                        failed.get(),
                        targetsDone.get(),
                        plan.targets,
                        targetsFailed.get(),
                        used());
                told = now;
                doneBefore = windows;
            }
        }
        reached.add(new Reached((System.nanoTime() - start) / 1e9, done.get()));
    }

    /** One target, from its start to its end. */
    private void collect(int index, Instant end) {
        Started started = null;
        try {
            if (Instant.now().isAfter(end)) {
                return;
            }
            started = waiting.poll();
            if (started == null) {
                started = start(index);
            }
            collect(started, end);
            if (index % IDLE_EVERY == 0) {
                long begun = System.nanoTime();
                collect(started, end);
                idles.add((System.nanoTime() - begun) / 1e6);
            }
            targetsDone.incrementAndGet();
        } catch (TimeoutException e) {
            // the time is over
        } catch (Exception e) {
            targetsFailed.incrementAndGet();
            System.err.printf("Target %d: %s%n", index, e);
        } finally {
            if (started != null) {
                started.collector.close();
            }
        }
    }

    private void collect(Started started, Instant end) throws Exception {
        Days asked = new Days(last.minusDays(plan.days - 1), last, false, true);
        long left = Math.max(1, Duration.between(Instant.now(), end).toMillis());
        Result result = started.collector.collect(asked).get(left, TimeUnit.MILLISECONDS);
        if (result.failure() != null) {
            throw new IllegalStateException(result.failure().toString());
        }
        if (started.done.get() != plan.days * 24) {
            throw new IllegalStateException(started.done + " windows are done");
        }
    }

    private Started start(int index) throws Exception {
        long begun = System.nanoTime();
        AtomicInteger own = new AtomicInteger();
        Target target = target(index);
        DefaultCamelContext context = new DefaultCamelContext();
        context.getCamelContextExtension().addInterceptStrategy(answers);
        context.getCamelContextExtension().addInterceptStrategy(plans.of(own));
        RuntimeEnvironment surroundings = new RuntimeEnvironment(
                context, RouteFiles.in(Path.of("routes")), null, null, JMX, nodes.get(index % plan.nodes));
        Collector collector = new Collector(surroundings, target, new Listener() {
            @Override
            public void finished(Outcome outcome) {
                if (outcome.isDone()) {
                    own.incrementAndGet();
                    done.incrementAndGet();
                } else {
                    failed.incrementAndGet();
                }
            }
        });
        try {
            collector.run();
        } catch (Exception e) {
            collector.close();
            throw e;
        }
        starts.add((System.nanoTime() - begun) / 1e6);
        return new Started(collector, own);
    }

    private Target target(int index) throws SettingsException {
        return Targets.ofItsOwn(
                "target-%05d".formatted(index),
                Map.ofEntries(
                        Map.entry("collector.endpoint", "http://localhost:1"),
                        Map.entry("collector.auth.token-url", "http://localhost:1/token"),
                        Map.entry("collector.auth.api-key", "key"),
                        Map.entry("collector.space-id", new UUID(1, index).toString()),
                        Map.entry("collector.file.directory", directory.toString()),
                        Map.entry("collector.window", "PT1H"),
                        Map.entry("collector.max-sessions", String.valueOf(SESSIONS)),
                        Map.entry("collector.windows.consumers", String.valueOf(CONSUMERS)),
                        Map.entry("collector.windows.uri", "jms:queue:windows.{target}"),
                        Map.entry("collector.jms.url", broker),
                        Map.entry("collector.trigger", "cron"),
                        Map.entry("collector.cron", "0 0 0 1 1 ? 2099"),
                        Map.entry("collector.ledger.url", url),
                        Map.entry("collector.ledger.user", Database.USER),
                        Map.entry("collector.shutdown.timeout", "PT%dS".formatted(ENDING.toSeconds()))),
                false,
                Path.of("routes"));
    }

    /** Windows a second in each tenth of the time. */
    private List<Double> tenths(double seconds) {
        List<Double> tenths = new ArrayList<>();
        for (int tenth = 0; tenth < TENTHS; tenth++) {
            double from = seconds * tenth / TENTHS;
            double to = seconds * (tenth + 1) / TENTHS;
            tenths.add((windows(to) - windows(from)) / (to - from));
        }
        return tenths;
    }

    /** How many windows were done by then. */
    private double windows(double seconds) {
        Reached before = new Reached(0, 0);
        for (Reached one : reached) {
            if (one.seconds >= seconds) {
                double share = (seconds - before.seconds) / (one.seconds - before.seconds);
                return before.windows + share * (one.windows - before.windows);
            }
            before = one;
        }
        return before.windows;
    }

    /** What should not be there in the end, by the ledger. */
    private String left(Connection ledger) throws Exception {
        return "%.0f windows done, %.0f others, %.0f in the queue, %.0f sessions that may be open"
                .formatted(
                        Database.number(ledger, "select count(*) from windows where state = 'done'"),
                        Database.number(ledger, "select count(*) from windows where state <> 'done'"),
                        Database.number(ledger, "select count(*) from queue"),
                        Database.number(ledger, "select count(*) from sessions where state in ('intended', 'open')"));
    }

    /** Megabytes in use once the garbage is gone. */
    private static double memory() {
        System.gc();
        return used();
    }

    private static double used() {
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1e6;
    }

    private static double cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }
}
