package io.github.atcollector.bench.deliveries;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs what is measured in processes of its own. */
final class Processes {
    /** As bin/collector starts it. */
    private static final List<String> JVM = List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

    private static final long MINUTES = 15;

    private final Path work;

    Processes(Path work) {
        this.work = work;
    }

    /** Runs a main class with 96 MB of heap, like bin/collector and gives what it printed. */
    String java(Class<?> main, Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(
                List.of(System.getProperty("bench.java-options", "-Dnone").split(" ")));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return run(command, environment);
    }

    /** Runs a pipeline of the shell; it fails where one of its parts does. */
    String shell(String pipeline) throws Exception {
        return run(List.of("bash", "-c", "set -o pipefail; " + pipeline), Map.of());
    }

    /** Whether a program is on the path. */
    static boolean isThere(String program) throws Exception {
        return new ProcessBuilder("sh", "-c", "command -v " + program)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private String run(List<String> command, Map<String, String> environment) throws Exception {
        Path out = work.resolve("out.txt");
        Path err = work.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("COLLECTOR_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException("Did not end well: " + command.get(command.size() - 1) + "\n"
                        + Files.readString(out) + "\n" + Files.readString(err));
            }
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(out).strip();
    }
}
