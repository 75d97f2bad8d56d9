package io.github.atcollector.brokers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A broker in a JVM of its own, so that it can be killed as a machine kills it. It ends with the JVM of the test at the latest. */
final class BrokerProcess {
    /** What a broker prints when it can be used. */
    static final String READY = "ready";

    private final Process process;

    private BrokerProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts a broker and waits until it is ready.
     *
     * @param main the class to run; prints {@link #READY} alone on a line, and ends when its standard input does
     * @param directory where its log goes, {@code broker.log}
     */
    static BrokerProcess start(Class<?> main, Path directory, List<String> javaOptions, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.add("-XX:+UseSerialGC");
        ManagementFactory.getRuntimeMXBean()
                .getInputArguments()
                .stream() // it compiles as much as the one who starts it
                .filter(option -> option.startsWith("-XX:TieredStopAtLevel"))
                .forEach(command::add);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(arguments));
        Path log = directory.resolve("broker.log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            awaitReady(process, log);
            return new BrokerProcess(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets the broker end as it likes to. */
    void stop() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                kill();
                throw new IllegalStateException("The broker did not stop");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** SIGKILL. */
    void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** SIGSTOP: its connections stay open, and nothing answers. */
    void freeze() {
        signal("STOP");
    }

    /** SIGCONT. */
    void thaw() {
        signal("CONT");
    }

    /** For the broker's side: returns when the test that started it is over, or wants it to stop. */
    static void awaitStop() throws IOException {
        while (System.in.read() >= 0) {
            continue;
        }
    }

    private static void awaitReady(Process process, Path log) throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        while (line != null && !line.equals(READY)) {
            line = out.readLine();
        }
        if (line == null) {
            process.destroyForcibly();
            throw new IllegalStateException("The broker did not start: " + Files.readString(log));
        }
        Thread rest = new Thread(() -> out.lines().forEach(ignored -> {}), "broker-output");
        rest.setDaemon(true);
        rest.start();
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }
}
