package io.github.atcollector.sinks;

/** How far the delivery of a window to one sink is; it is moved on as the sink acknowledges. */
public final class Delivery {
    private long events;
    private long refused;
    private String mark;
    private boolean done;
    private SizeLimit limit = SizeLimit.NONE;

    Delivery(long events, long refused, String mark, boolean done) {
        this.events = events;
        this.refused = refused;
        this.mark = mark;
        this.done = done;
    }

    /** How many events, from the first on, the sink has acknowledged; the next one is at this position. */
    public long events() {
        return events;
    }

    /** How many of these were too large for the sink, and are dead letters. */
    public long refused() {
        return refused;
    }

    /** Where the sink's own log stood when the delivery began; null if it has none. */
    public String mark() {
        return mark;
    }

    /** True if the sink has all events. */
    public boolean isDone() {
        return done;
    }

    /** How large a message may be for this sink. */
    SizeLimit limit() {
        return limit;
    }

    public void limit(SizeLimit most) {
        limit = most;
    }

    void acknowledged(long upTo) {
        events = upTo;
    }

    void refused(long more) {
        refused += more;
    }

    public void mark(String position) {
        mark = position;
    }

    public void end() {
        done = true;
    }
}
