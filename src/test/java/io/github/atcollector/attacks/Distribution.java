package io.github.atcollector.attacks;

import io.github.atcollector.Rig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The distribution as it is shipped, {@code target/dist}, with the heap that bin/collector gives it: a process to attack. */
public final class Distribution implements AutoCloseable {
    /** Its folder, as Maven makes it. */
    public static final Path HOME = Path.of("target", "dist");

    private static final long MINUTES = 5;

    private final Process process;
    private final Path output;

    private Distribution(Process process, Path output) {
        this.process = process;
        this.output = output;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly)); // the JVM of the test may be ended
    }

    /**
     * Starts a command.
     *
     * @param work its working directory
     * @param settings {@code collector.*} settings, as {@link Rig#settings()}; given by environment
     */
    public static Distribution start(Path work, Map<String, String> settings, String... arguments) throws IOException {
        Path output = Files.createTempFile(work, "output", ".txt");
        ProcessBuilder builder = command(work, environment(settings), List.of(), arguments)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        return new Distribution(builder.start(), output);
    }

    /** Settings as environment variables. */
    public static Map<String, String> environment(Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>();
        settings.forEach(
                (key, value) -> environment.put(key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), value));
        return environment;
    }

    /**
     * A command that is not started. It compiles as little as the tests themselves do, which saves half of a start.
     *
     * @param work its working directory
     * @param environment what it finds there beside what this process has; none of its {@code COLLECTOR_*} and {@code JAVA_OPTS}
     * @param javaOptions stronger than those of bin/collector
     */
    public static ProcessBuilder command(
            Path work, Map<String, String> environment, List<String> javaOptions, String... arguments) {
        return command(HOME, work, environment, javaOptions, arguments);
    }

    /** The same, of an installation other than {@link #HOME}. */
    public static ProcessBuilder command(
            Path home, Path work, Map<String, String> environment, List<String> javaOptions, String... arguments) {
        Path command = home.resolve("bin/collector");
        if (!Files.exists(command)) {
            throw new IllegalStateException("There is no " + command + ": run mvn -q -DskipTests package first");
        }
        ProcessBuilder builder = new ProcessBuilder().directory(work.toFile());
        builder.command().add(command.toAbsolutePath().toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().keySet().removeIf(name -> name.startsWith("COLLECTOR_"));
        builder.environment().putAll(environment);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment()
                .put(
                        "JAVA_OPTS",
                        String.join(
                                " ",
                                "-XX:TieredStopAtLevel=1",
                                environment.getOrDefault("JAVA_OPTS", ""),
                                String.join(" ", javaOptions)));
        return builder;
    }

    /** True until it has ended, however. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGTERM. */
    public Distribution terminate() {
        process.destroy();
        return this;
    }

    /** Waits for its end, minutes if need be, and returns its exit status. */
    public int status() throws InterruptedException {
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            throw new IllegalStateException("It did not end in %d minutes: %s".formatted(MINUTES, output()));
        }
        return process.exitValue();
    }

    /** What it has written so far, to standard output and standard error. */
    public String output() {
        try {
            return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
