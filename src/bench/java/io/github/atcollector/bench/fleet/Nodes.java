package io.github.atcollector.bench.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Nodes of one fleet, each the distribution's {@code bin/collector run} in processes of its own. */
final class Nodes implements AutoCloseable {
    private final Path directory;
    private final List<Process> processes = new ArrayList<>();

    Nodes(Path directory) {
        this.directory = directory;
    }

    void start(Map<String, String> settings) throws IOException {
        Path log = directory.resolve("node-%d.log".formatted(processes.size()));
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of("target/dist/bin/collector").toAbsolutePath().toString(), "run")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("COLLECTOR_"));
        builder.environment().putAll(settings);
        builder.environment().put("LOG_LEVEL", "WARN");
        processes.add(builder.start());
    }

    /** Fails, with what it said, where one has ended. */
    void check() throws IOException {
        for (int node = 0; node < processes.size(); node++) {
            if (!processes.get(node).isAlive()) {
                throw new IOException("Node %d has ended:%n%s"
                        .formatted(node, Files.readString(directory.resolve("node-%d.log".formatted(node)))));
            }
        }
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
        try {
            for (Process process : processes) {
                process.waitFor(60, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        processes.forEach(Process::destroyForcibly);
    }
}
