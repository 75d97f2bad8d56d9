package io.github.atcollector.management;

import io.github.atcollector.export.FailureKind;
import io.github.atcollector.export.Listener;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.model.Window;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.stream.Stream;

/** Counts what a target does. Everything that can be counted is there from the start, with 0, so that its first rise shows. */
final class TargetCounters implements Listener {
    private final Movement movement;
    private final MeterRegistry meters;
    private final Tags target;
    private final Counter events;
    private final Counter bytes;

    /**
     * Starts at 0.
     *
     * @param meters where they are found
     * @param target name of the target
     * @param sinks whom the events are handed to
     * @param movement is told of the bytes of each window
     */
    TargetCounters(MeterRegistry meters, String target, List<String> sinks, Movement movement) {
        this.movement = movement;
        this.meters = meters;
        this.target = Tags.of("target", target);
        events = counter("collector.events", this.target, "Events of the windows that were collected", null);
        bytes = counter("collector.collected", this.target, "Size of the files that were collected", "bytes");
        Stream.of("done", "failed", "split").forEach(this::windows);
        FailureKind.labels().forEach(this::retries);
        sinks.forEach(sink -> Stream.of("done", "failed").forEach(state -> deliveries(sink, state)));
    }

    @Override
    public void finished(Outcome outcome) {
        windows(outcome.isDone() ? "done" : "failed").increment();
        if (outcome.isDone()) {
            bytes.increment(outcome.download().bytes());
            Long counted = outcome.download().events();
            events.increment(counted == null ? 0 : counted);
        }
    }

    @Override
    public void received(Window window, int bytes) {
        movement.step(window);
    }

    @Override
    public void split(Window window) {
        windows("split").increment();
    }

    /** Something is tried again. */
    void retried(FailureKind kind) {
        retries(kind.label()).increment();
    }

    /** A delivery of a window to a sink has ended. */
    void delivered(String sink, Exception failure) {
        deliveries(sink, failure == null ? "done" : "failed").increment();
    }

    private Counter windows(String state) {
        return counter(
                "collector.windows.ended",
                target.and("state", state),
                "Windows that ended here: done, failed, or split because they were too much at once",
                null);
    }

    private Counter retries(String cause) {
        return counter(
                "collector.retries",
                target.and("cause", cause),
                "Tries after a failure, of windows, deletions and counts, by what failed",
                null);
    }

    private Counter deliveries(String sink, String state) {
        return counter(
                "collector.deliveries",
                target.and("sink", sink).and("state", state),
                "Goes at handing a window to a sink, by how they ended",
                null);
    }

    private Counter counter(String name, Tags tags, String help, String unit) {
        return Counter.builder(name).tags(tags).description(help).baseUnit(unit).register(meters);
    }
}
