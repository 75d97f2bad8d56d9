package io.github.atcollector.bench.downloads;

import io.github.atcollector.fakeservice.RequestEntry;
import io.github.atcollector.fakeservice.StandIn;
import io.github.atcollector.fakeservice.StandInOptions;
import io.github.atcollector.fakeservice.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Sixty small windows over a link with 50 ms of latency, with several sessions at once. */
final class Link {
    static final String OF = "60 windows";
    static final int WINDOWS = 60;
    static final List<Integer> SESSIONS = List.of(1, 4, 16, 30);

    private static final Duration LATENCY = Duration.ofMillis(50);
    private static final int EVENTS = 200;

    private final Stopwatch stopwatch;
    private final Path dist;
    private final Runs runs;
    private double requestsAWindow;

    Link(Stopwatch stopwatch, Path dist, Runs runs) {
        this.stopwatch = stopwatch;
        this.dist = dist;
        this.runs = runs;
    }

    /** The most calls that a run made for a window; those for a token are not counted. */
    double requestsAWindow() {
        return requestsAWindow;
    }

    /** Collects them once; the time is from the first request for a session to the end of the last one. */
    void run(int sessions, Path directory) throws Exception {
        try (StandIn service =
                StandIn.start(StandInOptions.defaults().withEventsPerDay(EVENTS).withLatency(LATENCY))) {
            Map<String, String> environment = Tool.environment(service, directory);
            environment.put("COLLECTOR_MAX_SESSIONS", Integer.toString(sessions));
            Measured whole = stopwatch.run(
                    environment,
                    List.of(
                            dist.resolve("bin/collector").toString(),
                            "once",
                            "--from",
                            "2018-05-01",
                            "--to",
                            "2018-06-29"));
            List<RequestEntry> requests = service.books().requests();
            List<RequestEntry> closings =
                    requests.stream().filter(one -> one.step() == Step.CLOSE).toList();
            if (closings.size() != WINDOWS || !service.books().sessionsOpen().isEmpty()) {
                throw new IllegalStateException(closings.size() + " sessions closed");
            }
            RequestEntry first = requests.stream()
                    .filter(one -> one.step() == Step.OPEN)
                    .findFirst()
                    .orElseThrow();
            Duration time = Duration.between(
                            first.when(), closings.get(WINDOWS - 1).when())
                    .plus(LATENCY);
            requestsAWindow = Math.max(
                    requestsAWindow,
                    (double) requests.stream()
                                    .filter(one -> one.step() != Step.TOKEN && one.step() != Step.INFO)
                                    .count()
                            / WINDOWS);
            runs.add(OF, sessions, new Measured(time.toNanos() / 1e9, whole.cpu(), whole.peak()));
        }
    }
}
