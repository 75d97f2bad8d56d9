package io.github.atcollector.fleet;

import io.github.atcollector.clock.ServiceClock;
import io.github.atcollector.ledger.Times;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.TimeZone;
import org.apache.camel.Body;
import org.quartz.CronExpression;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which firing of its trigger a fleet has to plan. Each node finds the same, by what the ledger knows of the one that was planned
 * last. Of several that were missed, one is made up for.
 */
public final class Firings {
    private static final Logger LOG = LoggerFactory.getLogger(Firings.class);

    private final String target;
    private final CronExpression cron;
    private final Duration interval;
    private final Duration patience;
    private final Clock clock;
    private final Instant first;

    /**
     * Takes the settings.
     *
     * @param target name of the target
     * @param trigger {@code cron}; anything else is an interval
     * @param cron a Quartz cron expression in UTC; not looked at for an interval
     * @param interval between two firings
     * @param lease the node that plans is given up after half of it without a word
     * @throws ParseException if the cron expression is none
     */
    public Firings(String target, String trigger, String cron, Duration interval, Duration lease)
            throws ParseException {
        this(target, trigger, cron, interval, lease, Clock.systemUTC());
    }

    Firings(String target, String trigger, String cron, Duration interval, Duration lease, Clock clock)
            throws ParseException {
        this.target = target;
        this.cron = trigger.equals("cron") ? new CronExpression(cron) : null;
        this.interval = interval;
        this.patience = lease.dividedBy(2);
        this.clock = clock;
        if (this.cron == null) {
            first = clock.instant().minus(this.interval); // due at the start
        } else {
            this.cron.setTimeZone(TimeZone.getTimeZone("UTC"));
            first = clock.instant();
        }
    }

    /**
     * The time of the firing that is to be planned now, as the ledger keeps it; null if none is due, or another node is planning.
     *
     * @param known what the ledger has, empty texts for what it does not know
     */
    public String due(@Body Map<String, Object> known) {
        Instant now = clock.instant();
        Instant seen = time(known, "planner_seen", now);
        boolean unfinished = !known.get("planner").equals("");
        if (unfinished && seen != null && seen.plus(patience).isAfter(now)) {
            return null;
        }
        Instant planned = time(known, "planned_at", now);
        Instant last = planned == null ? first : planned;
        Instant due = after(last, now);
        if (unfinished) {
            LOG.info("{}: its collection goes on here; {} is silent since {}", target, known.get("planner"), seen);
            return Times.text(due == null ? last : due);
        }
        return Times.text(due);
    }

    private Instant after(Instant last, Instant now) {
        if (cron == null) {
            long passed = Duration.between(last, now).dividedBy(interval);
            return passed < 1 ? null : last.plus(interval.multipliedBy(passed));
        }
        Date next = cron.getNextValidTimeAfter(Date.from(last));
        return next == null || next.toInstant().isAfter(now) ? null : now;
    }

    /** Null too for a time that is still to come: it was written with a wrong clock. */
    private static Instant time(Map<String, Object> known, String column, Instant now) {
        String text = (String) known.get(column);
        Instant time = text.isEmpty() ? null : Instant.parse(text);
        return time == null || time.isAfter(now.plus(ServiceClock.APART)) ? null : time;
    }
}
