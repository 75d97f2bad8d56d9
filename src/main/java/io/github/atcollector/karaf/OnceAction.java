package io.github.atcollector.karaf;

import io.github.atcollector.cli.ClosingTable;
import io.github.atcollector.export.Result;
import io.github.atcollector.runtime.Collector;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code collector:once} on Karaf's shell: what {@code collector once} does, in the targets that run. */
@Service
@Command(
        scope = "collector",
        name = "once",
        description = "Collects what is missing of some days (UTC, both inclusive), and waits for the end")
public final class OnceAction extends DaysAction {
    @Override
    void act(Map<String, Collector> collectors, PrintWriter out) throws Exception {
        Map<String, CompletableFuture<Result>> ends = new LinkedHashMap<>();
        collectors.forEach((name, collector) -> ends.put(name, collector.collect(asked())));
        Map<String, Result> results = new LinkedHashMap<>();
        for (Map.Entry<String, CompletableFuture<Result>> end : ends.entrySet()) {
            results.put(end.getKey(), end.getValue().get());
        }
        new ClosingTable(out).print(results, asked());
    }
}
