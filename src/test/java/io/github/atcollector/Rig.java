package io.github.atcollector;

import io.github.atcollector.export.Listener;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.fakeservice.SessionRequest;
import io.github.atcollector.fakeservice.StandIn;
import io.github.atcollector.fakeservice.StandInOptions;
import io.github.atcollector.model.Days;
import io.github.atcollector.runtime.Collector;
import io.github.atcollector.settings.SettingsException;
import io.github.atcollector.settings.Sources;
import io.github.atcollector.settings.Target;
import io.github.atcollector.settings.Targets;
import io.github.atcollector.verification.Tree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real routes beside a stand-in service: what most tests need. */
public final class Rig implements AutoCloseable {
    public static final LocalDate DAY = LocalDate.parse("2018-06-28");
    public static final Days THREE_DAYS = new Days(DAY, DAY.plusDays(2));

    private final StandIn service;
    private final Path directory;
    private final Map<String, String> settings = new HashMap<>();
    private Map<String, String> environment = Map.of();

    public Rig(Path directory, StandInOptions options) {
        this.directory = directory;
        service = StandIn.start(options);
        set("collector.endpoint", service.endpoint().toString());
        set("collector.auth.token-url", service.tokenUrl().toString());
        set("collector.auth.api-key", options.apiKey());
        set("collector.space-id", options.spaceId());
        set("collector.file.directory", directory.toString());
        set("collector.retry.delay", "PT0.01S");
        set("collector.retry.max-delay", "PT0.05S");
        set("collector.timeout.idle", "PT1M");
        set("collector.windows.uri", "seda:windows?pollTimeout=20");
        set("collector.targets.directory", "");
        set("collector.management.port", "0");
        set("collector.settle", "PT0S"); // else the last days are fewer in the first minutes of a day
    }

    public Rig(Path directory) {
        this(directory, StandInOptions.defaults());
    }

    public StandIn service() {
        return service;
    }

    /** Settles a setting; empty takes it back. */
    public Rig set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** What the environment holds. */
    public Rig environment(Map<String, String> variables) {
        environment = variables;
        return this;
    }

    public Map<String, String> settings() {
        return settings;
    }

    /** A collector that waits for requests. */
    public Collector collector(Listener listener) {
        return Collector.of(target().onRequest(), null, listener);
    }

    /** A collector with the trigger that the settings name. */
    public Collector triggered(Listener listener) {
        return Collector.of(target(), null, listener);
    }

    /** The target that the settings describe. */
    public Target target() {
        try {
            return Targets.read(new Sources(null, null, environment, settings, List.of(), null))
                    .get(0);
        } catch (SettingsException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Collects in a collector of its own, from start to stop. */
    public Result collect(Days asked) throws Exception {
        try (Collector collector = collector(new Listener() {})) {
            collector.start();
            return collector.collect(asked).get(5, TimeUnit.MINUTES);
        }
    }

    /** The bytes that the service serves for a window. */
    public byte[] served(SessionRequest window) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        service.writeBody(window, bytes);
        return bytes.toByteArray();
    }

    /** Every file below the directory, hidden ones too, by its path from there; those of the ledger are left out. */
    public List<String> files() {
        try {
            return Tree.of(directory).stream()
                    .filter(path -> !path.getFileName().toString().startsWith("ledger.db"))
                    .map(path -> directory.relativize(path).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path directory() {
        return directory;
    }

    /** The one outcome of a day. */
    public static Outcome outcome(Result result, LocalDate day) {
        return result.outcomes().stream()
                .filter(outcome -> outcome.window().startDay().equals(day))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        service.close();
    }
}
