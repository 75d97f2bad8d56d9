package io.github.atcollector.cli;

import io.github.atcollector.clock.SteadyClock;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.model.Plan;
import io.github.atcollector.model.Window;
import io.github.atcollector.text.Amounts;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** One line on a terminal, drawn anew several times a second: windows, bytes, events, rate, time left. */
final class LiveProgress implements Progress {
    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final int WIDTH = 20;

    private final PrintWriter out;
    private final Instant start = SteadyClock.now();
    private final AtomicInteger planned = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final Map<Window, String> awaited = new ConcurrentHashMap<>();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder events = new LongAdder();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "progress");
        thread.setDaemon(true);
        return thread;
    });

    LiveProgress(PrintWriter out) {
        this.out = out;
        clock.scheduleAtFixedRate(this::draw, 100, 200, TimeUnit.MILLISECONDS);
    }

    @Override
    public void planned(String target, Plan plan) {
        planned.addAndGet(plan.windows().size());
        awaited.keySet()
                .removeIf(window -> window.target().equals(target)
                        && plan.elsewhere().stream()
                                .noneMatch(known -> known.window().equals(window)));
    }

    @Override
    public void split(Window window) {
        planned.decrementAndGet();
    }

    @Override
    public void elsewhere(Window window) {
        planned.decrementAndGet();
    }

    /** It is awaited until a later plan says otherwise. */
    @Override
    public void heldElsewhere(Window window, String owner) {
        awaited.put(window, HolderName.of(owner));
    }

    @Override
    public void received(int count) {
        bytes.add(count);
    }

    @Override
    public void finished(Outcome outcome) {
        if (outcome.isDone() && outcome.download().events() != null) {
            events.add(outcome.download().events());
        }
        if (!outcome.isDone()) {
            failed.incrementAndGet();
        }
        ended.incrementAndGet();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        synchronized (this) {
            out.print(CLEAR_LINE);
            out.flush();
        }
    }

    private synchronized void draw() {
        if (clock.isShutdown()) {
            return;
        }
        out.print(CLEAR_LINE + line(SteadyClock.since(start)));
        out.flush();
    }

    /** The line after a time. */
    String line(Duration time) {
        int all = planned.get();
        int done = ended.get();
        int filled = all == 0 ? 0 : WIDTH * done / all;
        String bar = "#".repeat(filled) + ".".repeat(WIDTH - filled);
        double seconds = Math.max(0.001, time.toMillis() / 1000.0);
        String left = done == 0 || done == all
                ? ""
                : ", " + Amounts.time(time.multipliedBy(all - done).dividedBy(done)) + " left";
        String trouble = failed.get() == 0 ? "" : String.format(Locale.ROOT, ", %d failed", failed.get());
        return String.format(
                Locale.ROOT,
                "[%s] %d of %s%s, %s, %s events, %s/s%s%s",
                bar,
                done,
                Amounts.count(all, "window"),
                trouble,
                Amounts.bytes(bytes.sum()),
                Amounts.count(events.sum()),
                Amounts.bytes(bytes.sum() / seconds),
                left,
                waiting());
    }

    private String waiting() {
        List<String> holders = awaited.values().stream().distinct().sorted().toList();
        return holders.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        ", waiting for %s of another collector (%s%s)",
                        Amounts.count(awaited.size(), "window"),
                        holders.get(0),
                        holders.size() == 1 ? "" : ", and others");
    }
}
