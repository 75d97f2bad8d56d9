package io.github.atcollector.cli;

import io.github.atcollector.clock.ServiceClock;
import io.github.atcollector.export.Failures;
import io.github.atcollector.export.Result;
import io.github.atcollector.model.Days;
import io.github.atcollector.runtime.Collector;
import io.github.atcollector.settings.Target;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** One collection of several targets side by side, told to a person from its start to the closing table. */
final class Collection {
    private static final Logger LOG = LoggerFactory.getLogger(Collection.class);

    private final PrintWriter out;
    private final Map<String, ServiceClock> clocks = new LinkedHashMap<>();

    Collection(PrintWriter out) {
        this.out = out;
    }

    /** Collects and returns the exit status; a target that cannot be started does not hold up the others. */
    int collect(List<Target> targets, Days asked) {
        Map<String, CompletableFuture<Result>> ends = new LinkedHashMap<>();
        List<Target> onRequest = targets.stream().map(Target::onRequest).toList();
        SharedLedgers ledgers = new SharedLedgers(onRequest);
        try (StopHook running = new StopHook(ledgers);
                Progress progress = Progress.on(out, targets.size() > 1)) {
            for (Target target : onRequest) {
                ends.put(target.name(), start(target, ledgers, asked, progress, running));
            }
            for (CompletableFuture<Result> end : ends.values()) {
                end.join();
            }
        }
        Map<String, Result> results = new LinkedHashMap<>();
        ends.forEach((name, end) -> results.put(name, end.join()));
        boolean complete = new ClosingTable(out).print(results, asked);
        clocks.forEach((target, clock) -> {
            if (clock.fault() != null) {
                out.println(target + ": " + clock.fault() + "; set it, best by NTP");
            }
        });
        out.flush();
        return complete ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private CompletableFuture<Result> start(
            Target target, SharedLedgers ledgers, Days asked, Progress progress, StopHook running) {
        try {
            Collector collector = new Collector(ledgers.around(target), target, progress);
            running.add(collector);
            clocks.put(target.name(), collector.serviceClock());
            collector.start();
            return collector.collect(asked);
        } catch (Exception e) {
            LOG.debug("The reason", e);
            return CompletableFuture.completedFuture(new Result(null, List.of(), List.of(), Failures.of(e)));
        }
    }
}
