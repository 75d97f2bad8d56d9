package io.github.atcollector.bench.downloads;

import io.github.atcollector.fakeservice.StandIn;
import io.github.atcollector.fakeservice.StandInOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Years of hourly windows that are done: one day is collected, its rows and files are copied to the others. */
final class History {
    static final List<Integer> DAYS = List.of(365, 3650);
    static final String PLAN = "once, all there";
    static final String STATUS = "status";

    private static final LocalDate FIRST = LocalDate.parse("2010-01-01");
    private static final int EVENTS = 240;
    private static final int HOURS = 24;

    private final Stopwatch stopwatch;
    private final Path dist;
    private final Runs runs;
    private final Path directory;

    History(Stopwatch stopwatch, Path dist, Runs runs, Path directory) {
        this.stopwatch = stopwatch;
        this.dist = dist;
        this.runs = runs;
        this.directory = directory;
    }

    /** Makes the history, then asks for all of it. */
    void run(int days, int rounds) throws Exception {
        try (StandIn service = StandIn.start(StandInOptions.defaults().withEventsPerDay(EVENTS))) {
            Map<String, String> environment = Tool.environment(service, directory);
            environment.put("COLLECTOR_WINDOW", "PT1H");
            environment.put("COLLECTOR_MAX_SESSIONS", "16");
            stopwatch.run(environment, command("once", 1));
            copy(service.options().spaceId(), days);
            int requests = service.books().requests().size();
            for (int round = 0; round < rounds; round++) {
                runs.add(of(days), PLAN, stopwatch.run(environment, command("once", days)));
                runs.add(of(days), STATUS, stopwatch.run(environment, command("status", days)));
            }
            if (service.books().sessionsOpened() != HOURS) {
                throw new IllegalStateException("Windows were collected again, by %d requests"
                        .formatted(service.books().requests().size() - requests));
            }
        }
    }

    static String of(int days) {
        return "%,d hourly windows".formatted(days * HOURS);
    }

    private List<String> command(String name, int days) {
        return List.of(
                dist.resolve("bin/collector").toString(),
                name,
                "--from",
                FIRST.toString(),
                "--to",
                FIRST.plusDays(days - 1).toString());
    }

    private void copy(String space, int days) throws IOException, SQLException {
        Path from = directory.resolve("space-" + space);
        List<Path> files;
        try (Stream<Path> all = Files.list(from.resolve(folder(FIRST)))) {
            files = all.toList();
        }
        String columns =
                "target, space, hours, state, tries, failures, modified, sha256, bytes, events, service_events,"
                        + " session_id, collected_at, changed_at";
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("ledger.db"));
                PreparedStatement insert =
                        connection.prepareStatement("insert into windows (from_time, to_time, file, " + columns
                                + ") select replace(from_time, ?, ?), case when to_time like ? || '%' then replace(to_time, ?, ?)"
                                + " else ? || substr(to_time, 11) end, replace(replace(file, ?, ?), ?, ?), " + columns
                                + " from windows where from_time like ? || '%'")) {
            connection.setAutoCommit(false);
            for (LocalDate day = FIRST.plusDays(1); day.isBefore(FIRST.plusDays(days)); day = day.plusDays(1)) {
                Path folder = Files.createDirectories(from.resolve(folder(day)));
                for (Path file : files) {
                    String name = file.getFileName().toString().replace(FIRST.toString(), day.toString());
                    Files.createLink(folder.resolve(name), file);
                }
                Object[] values = {
                    FIRST, day, FIRST, FIRST, day, day.plusDays(1), folder(FIRST), folder(day), FIRST, day, FIRST
                };
                for (int i = 0; i < values.length; i++) {
                    insert.setString(i + 1, values[i].toString());
                }
                insert.executeUpdate();
            }
            connection.commit();
        }
    }

    private static String folder(LocalDate day) {
        return day.toString().replace('-', '/');
    }
}
