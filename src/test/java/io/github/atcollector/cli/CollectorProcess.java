package io.github.atcollector.cli;

import io.github.atcollector.Rig;
import io.github.atcollector.attacks.Distribution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command line in a process of its own, as bin/collector starts it, with standard output and standard error apart. */
final class CollectorProcess {
    private CollectorProcess() {}

    /** What a process left behind. */
    record Ended(int status, String out, String err) {}

    /** Runs a command to its end. */
    static Ended run(Path work, Map<String, String> environment, List<String> javaOptions, String... arguments)
            throws IOException, InterruptedException {
        return run(work, Distribution.command(work, environment, javaOptions, arguments));
    }

    /** The same, of any command. */
    static Ended run(Path work, ProcessBuilder command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(work, "out", ".txt");
        Path err = Files.createTempFile(work, "err", ".txt");
        Process process = start(command, out, err);
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("The command did not end: " + Files.readString(err));
        }
        return new Ended(process.exitValue(), read(out), read(err));
    }

    /** The settings of a rig as environment variables. */
    static Map<String, String> environment(Rig rig) {
        return Distribution.environment(rig.settings());
    }

    /** Starts a command. */
    static Process start(
            Path work,
            Map<String, String> environment,
            List<String> javaOptions,
            Path out,
            Path err,
            String... arguments)
            throws IOException {
        return start(Distribution.command(work, environment, javaOptions, arguments), out, err);
    }

    /** The same, of any command. */
    static Process start(ProcessBuilder command, Path out, Path err) throws IOException {
        return command.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
