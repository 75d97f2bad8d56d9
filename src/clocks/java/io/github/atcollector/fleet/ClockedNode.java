package io.github.atcollector.fleet;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** A node of a fleet in a process of its own, whose clock is wrong. It ends with its standard input. */
final class ClockedNode {
    private ClockedNode() {}

    /** Runs it. Arguments: its name, the database, its user, the cron expression. */
    public static void main(String[] arguments) throws Exception {
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(arguments[1]);
        database.setUsername(arguments[2]);
        Properties settings = new Properties();
        settings.setProperty("collector.trigger", "cron");
        settings.setProperty("collector.cron", arguments[3]);
        settings.setProperty("collector.interval", "PT1H");
        settings.setProperty("collector.lease", "PT2M");
        FleetNode node = new FleetNode(arguments[0], database, database, "default", settings, () -> {});
        System.out.println(System.currentTimeMillis());
        while (System.in.read() >= 0) {
            // its end is what is waited for
        }
        node.close();
        database.close();
    }

    /**
     * Starts one.
     *
     * @param clock how far its clock is off, like {@code +5s}
     * @param log what it says on standard error
     */
    static Process start(String name, String clock, String database, String user, String cron, Path log)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ClockedNode.class.getName(),
                        name,
                        database,
                        user,
                        cron))
                .redirectError(log.toFile());
        builder.environment().put("LD_PRELOAD", library().toString());
        builder.environment().put("FAKETIME", clock);
        builder.environment().put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        return builder.start();
    }

    /** Where Debian's package libfaketime is, whatever the machine. */
    private static Path library() throws IOException {
        try (Stream<Path> files =
                Files.find(Path.of("/usr/lib"), 3, (path, attributes) -> path.endsWith("faketime/libfaketime.so.1"))) {
            return files.findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException("apt-get install faketime: libfaketime.so.1 is not there"));
        }
    }
}
