package io.github.atcollector.madeup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.Rig;
import io.github.atcollector.export.Listener;
import io.github.atcollector.export.Result;
import io.github.atcollector.model.Days;
import io.github.atcollector.model.Window;
import io.github.atcollector.runtime.Collector;
import io.github.atcollector.settings.SettingsException;
import io.github.atcollector.settings.Sources;
import io.github.atcollector.settings.Target;
import io.github.atcollector.settings.Targets;
import io.github.atcollector.verification.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/** The product beside the made-up service: its settings, its routes where they are laid out, and its files. */
public final class MadeUpRig {
    private final Path data;
    private final Map<String, String> settings = new HashMap<>();

    /** For the service of docs/services.md, with files and a ledger in a folder. */
    public MadeUpRig(Path data, MadeUpService service) {
        this(data, "made-up", service.url());
        set("collector.service.key", MadeUpService.KEY);
        set("collector.service.source", "audit \"main\"");
        set("collector.max-sessions", "3");
    }

    /** For a service of that name, which needs no other setting than its address. */
    MadeUpRig(Path data, String service, String url) {
        this.data = data;
        set("collector.service", service);
        set("collector.service.url", url);
        set("collector.max-sessions", "1");
        set("collector.file.directory", data.toString());
        set("collector.ledger.url", "jdbc:sqlite:" + data.resolve("ledger.db"));
        set("collector.retry.delay", "PT0.01S");
        set("collector.retry.max-delay", "PT0.05S");
        set("collector.targets.directory", "");
        set("collector.management.port", "0");
        set("collector.settle", "PT0S");
    }

    /** Settles a setting. */
    MadeUpRig set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    public Map<String, String> settings() {
        return settings;
    }

    /** The target that the settings describe, with these routes. */
    Target target(Path routes) throws SettingsException {
        return Targets.read(new Sources(null, null, Map.of(), settings, List.of(), routes))
                .get(0);
    }

    /** Collects so many days in a collector of its own, from start to stop. */
    Result collect(Path routes, int days) throws Exception {
        try (Collector collector = Collector.of(target(routes).onRequest(), routes, new Listener() {})) {
            collector.start();
            return collector
                    .collect(new Days(Rig.DAY, Rig.DAY.plusDays(days - 1)))
                    .get(5, TimeUnit.MINUTES);
        }
    }

    /** Every window was done. */
    static void assertDone(Result result) {
        assertThat(result.failure()).isNull();
        assertThat(result.outcomes()).isNotEmpty().allSatisfy(outcome -> assertThat(outcome.failure())
                .isNull());
    }

    /** The files whose names end so, in order. */
    public List<Path> files(String suffix) throws IOException {
        return Tree.of(data).stream()
                .filter(file -> file.toString().endsWith(suffix))
                .sorted()
                .toList();
    }

    /** The events in all files, in order. */
    List<String> events() throws IOException {
        List<String> events = new ArrayList<>();
        for (Path file : files(".json.gz")) {
            try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(events::add);
            }
        }
        return events;
    }

    /** The files hold every event of so many days once, as it was served, in order, and nothing is left over. */
    public void assertHoldsEveryEventOnce(int days) throws IOException {
        assertThat(events())
                .containsExactlyElementsOf(
                        MadeUpService.events(Window.startOf(Rig.DAY), Window.startOf(Rig.DAY.plusDays(days))));
        assertThat(files(".part")).isEmpty();
    }
}
