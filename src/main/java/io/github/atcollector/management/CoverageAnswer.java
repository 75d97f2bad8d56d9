package io.github.atcollector.management;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.atcollector.model.Days;
import io.github.atcollector.report.CoveragePage;
import io.github.atcollector.report.TargetCoverage;
import io.github.atcollector.runtime.Collector;
import java.io.BufferedWriter;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The coverage page of the targets that run: what {@code collector report} writes. It is read only. */
final class CoverageAnswer {
    private static final Duration LIFE = Duration.ofSeconds(10);

    private final CoveragePage page = new CoveragePage();
    private final Map<String, Collector> collectors = new ConcurrentSkipListMap<>();

    /** Adds a target that was started. */
    void add(String target, Collector collector) {
        collectors.put(target, collector);
    }

    /** Serves the page; who asks while it is being made for somebody else is asked to come again. */
    SharedHandler handler() {
        return new SharedHandler(
                "The coverage page",
                new SharedAnswer(this::write, LIFE, Duration.ZERO),
                Map.of(
                        "Content-Type", "text/html; charset=utf-8",
                        "Content-Security-Policy", page.contentSecurityPolicy(),
                        "X-Content-Type-Options", "nosniff",
                        "Referrer-Policy", "no-referrer"));
    }

    private void write(OutputStream out) throws Exception {
        List<TargetCoverage> targets = new ArrayList<>();
        for (Map.Entry<String, Collector> one : collectors.entrySet()) {
            targets.add(TargetCoverage.of(one.getKey(), one.getValue(), Days.BY_SETTINGS));
        }
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        page.write(targets, Instant.now(), writer);
        writer.flush();
    }
}
