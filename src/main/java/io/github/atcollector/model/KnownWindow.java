package io.github.atcollector.model;

import io.github.atcollector.clock.ServiceClock;
import io.github.atcollector.text.RemoteText;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;

/**
 * What the ledger knows of a window: a row of its table {@code windows}.
 *
 * @param window the window
 * @param state running, done, failed or split
 * @param owner who holds it while it runs; else null
 * @param leaseUntil until when; null, or the past, where nobody does
 * @param tries how many tries it took in the collection that tried it last
 * @param failure why it failed or was split; null if neither
 * @param nextStep what to do about that
 * @param nextTry before when no trigger tries it again; null means at once
 * @param isSplit true if its parts stand for it
 * @param file its file, below the directory; null if it was never done
 * @param modified when the file was last modified, as the file system said when it was verified
 * @param sha256 of the file, in hex
 * @param bytes size of the file; null if it was never done
 * @param events number of events; null if not counted
 * @param serviceEvents what the service counted last; null if it did not say
 * @param collectedAt when it was last done; null if never
 */
public record KnownWindow(
        Window window,
        State state,
        String owner,
        Instant leaseUntil,
        int tries,
        String failure,
        String nextStep,
        Instant nextTry,
        boolean isSplit,
        String file,
        String modified,
        String sha256,
        Long bytes,
        Long events,
        Long serviceEvents,
        Instant collectedAt) {

    /** The longest time between two tries of a window by triggers. */
    public static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    /** The states of a window in the ledger; one that it does not know is missing. */
    public enum State {
        /** A collector holds it. */
        RUNNING,
        /** Its events are there, and every sink has acknowledged them. */
        DONE,
        /** It was given up for now. */
        FAILED,
        /** Its parts stand for it, and are not all done. */
        SPLIT
    }

    /** Reads a row as the SQL component hands it out. */
    public static KnownWindow of(String target, Map<String, Object> row) {
        return new KnownWindow(
                new Window(target, Instant.parse(text(row, "from_time")), Instant.parse(text(row, "to_time"))),
                State.valueOf(text(row, "state").toUpperCase(Locale.ROOT)),
                text(row, "owner"),
                instant(row, "lease_until"),
                row.get("tries") instanceof Number tries ? tries.intValue() : 0,
                RemoteText.recorded(row.get("failure")),
                RemoteText.recorded(row.get("next_step")),
                instant(row, "next_try"),
                row.get("split_at") != null,
                text(row, "file"),
                text(row, "modified"),
                text(row, "sha256"),
                number(row, "bytes"),
                number(row, "events"),
                number(row, "service_events"),
                instant(row, "collected_at"));
    }

    /** True if the service counted more events than the file holds. */
    public boolean isLower() {
        return events != null && serviceEvents != null && events < serviceEvents;
    }

    /** True unless the clock was wrong when it was done: it was not over then, or that time is still to come. */
    public boolean isBelieved(Instant now) {
        return collectedAt == null || couldBeCollected(window, collectedAt) && isPast(collectedAt, now);
    }

    /** True if a window can have been collected then: not before it was over. */
    public static boolean couldBeCollected(Window window, Instant then) {
        return !then.isBefore(window.to());
    }

    /** True if that is not in the future, as far as clocks may be apart. */
    public static boolean isPast(Instant then, Instant now) {
        return !then.isAfter(now.plus(ServiceClock.APART));
    }

    /** True if triggers leave it alone at {@code now}. A time beyond the longest pause was written with a wrong clock. */
    public boolean waits(Instant now) {
        return nextTry != null && nextTry.isAfter(now) && isPast(nextTry.minus(LONGEST_PAUSE), now);
    }

    /** True if somebody holds it at {@code now}. A lease that is longer than they are was written with a wrong clock. */
    public boolean isHeld(Instant now, Duration lease) {
        return state == State.RUNNING
                && leaseUntil != null
                && !leaseUntil.isBefore(now)
                && isPast(leaseUntil.minus(lease), now);
    }

    private static String text(Map<String, Object> row, String column) {
        return (String) row.get(column);
    }

    private static Long number(Map<String, Object> row, String column) {
        return row.get(column) instanceof Number number ? number.longValue() : null;
    }

    /** An empty lease is one that was ended; what is no time, though nobody here wrote it, is none. */
    private static Instant instant(Map<String, Object> row, String column) {
        String text = text(row, column);
        try {
            return text == null || text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
