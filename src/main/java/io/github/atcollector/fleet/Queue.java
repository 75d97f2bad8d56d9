package io.github.atcollector.fleet;

import io.github.atcollector.model.Plan;
import io.github.atcollector.model.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;

/**
 * The queue of a broker in which the windows of one target wait. No more wait at once than the fleet can begin with soon, so that a
 * target with a year to fetch leaves the broker to the others, and little is handed out twice should the broker lose it.
 */
public final class Queue {
    /** Windows that wait for each that may be at work: the fleet goes on for a while when the node is gone that plans. */
    private static final int WAITING_FOR_EACH = 10;

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(16);

    private final String target;
    private final int room;
    private Set<Window> queued = Set.of();
    private Duration pause = SHORTEST_PAUSE;

    /**
     * Takes the settings.
     *
     * @param target name of the target
     * @param sessions how many windows may be at work at once, over all nodes
     */
    public Queue(String target, int sessions) {
        this.target = target;
        this.room = sessions * WAITING_FOR_EACH;
    }

    /** Learns which windows wait on the broker. */
    public synchronized void holds(@Body List<Map<String, Object>> rows) {
        queued = rows.stream()
                .map(row -> new Window(target, instant(row, "from_time"), instant(row, "to_time")))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the window waits, or one that has an hour in common with it. */
    public synchronized boolean has(Window window) {
        return queued.stream().anyMatch(window::overlaps);
    }

    /** True if nothing waits on the broker, as far as the last plan knows. */
    public synchronized boolean isEmpty() {
        return queued.isEmpty();
    }

    /** The windows of a plan that are handed out now, oldest first. */
    public synchronized List<Window> next(@Body Plan plan) {
        List<Window> next = plan.windows().stream()
                .filter(window -> !has(window))
                .limit(Math.max(0, room - queued.size()))
                .toList();
        pause = next.size() < room / 2 ? shorter(pause.multipliedBy(2), LONGEST_PAUSE) : SHORTEST_PAUSE;
        return next;
    }

    /**
     * How long until the next plan is of use: twice as long as the last time, as long as the queue did not lose half of what
     * it has room for meanwhile, so that it never runs empty while the fleet goes on as it does.
     */
    public synchronized Duration pause() {
        return pause;
    }

    /**
     * The window as its planner put it into the queue, whatever the message says.
     *
     * @param row what the ledger knows of it there; none is left where the window was held already
     */
    public Window asPlanned(@Variable("window") Window window, @Body Map<String, Object> row) {
        return ((Number) row.get("planned")).intValue() == 0
                ? window
                : window.again(((Number) row.get("again")).intValue() == 1);
    }

    /**
     * The broker did not take a window; the others would fare no better.
     *
     * @throws Exception why
     */
    public void refused(@ExchangeException Exception cause) throws Exception {
        throw cause;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Instant instant(Map<String, Object> row, String column) {
        return Instant.parse((String) row.get(column));
    }
}
