package io.github.atcollector.management;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.atcollector.Collector;
import io.github.atcollector.report.CoveragePage;
import io.github.atcollector.report.TargetCoverage;
import io.github.atcollector.window.Asked;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The coverage page of the targets that are at work. */
public final class CoverageAnswer {
    private final CoveragePage page = new CoveragePage();
    private final Map<String, Collector> collectors = new TreeMap<>();

    /** Adds a target that was started. */
    synchronized void add(String target, Collector collector) {
        collectors.put(target, collector);
    }

    /**
     * Makes the page, one at a time, since it is held until it is sent: about half a megabyte for three years of days.
     *
     * @throws Exception if a ledger cannot be read
     */
    public synchronized byte[] page() throws Exception {
        List<TargetCoverage> targets = new ArrayList<>();
        for (Map.Entry<String, Collector> one : collectors.entrySet()) {
            targets.add(TargetCoverage.of(one.getKey(), one.getValue(), Asked.BY_SETTINGS));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Writer writer = new OutputStreamWriter(bytes, UTF_8)) {
            page.write(targets, Instant.now(), writer);
        }
        return bytes.toByteArray();
    }

    /** What the page may do: show its own style and run its own script, nothing else. */
    public String contentSecurityPolicy() {
        return page.contentSecurityPolicy();
    }
}
