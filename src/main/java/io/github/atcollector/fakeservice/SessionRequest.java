package io.github.atcollector.fakeservice;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;

/**
 * What a session is asked to cover.
 *
 * @param start the first UTC day
 * @param end the last UTC day, inclusive
 * @param accountLevel true for the account's events, false for the space's
 * @param hour the hour of the day, 0 to 23; empty for whole days
 */
public record SessionRequest(LocalDate start, LocalDate end, boolean accountLevel, OptionalInt hour) {

    /** One whole day of the space. */
    public static SessionRequest ofDay(LocalDate day) {
        return ofDays(day, day);
    }

    /** Whole days of the space, both inclusive. */
    public static SessionRequest ofDays(LocalDate start, LocalDate end) {
        return new SessionRequest(start, end, false, OptionalInt.empty());
    }

    /** One hour, 0 to 23, of a day of the space. */
    public static SessionRequest ofHour(LocalDate day, int hour) {
        return new SessionRequest(day, day, false, OptionalInt.of(hour));
    }

    /** The same window of the account. */
    public SessionRequest ofAccount() {
        return new SessionRequest(start, end, true, hour);
    }

    /** How many days are covered, in part or whole. */
    public long days() {
        return ChronoUnit.DAYS.between(start, end) + 1;
    }

    /** How many hours are covered. */
    public long hours() {
        return hour.isPresent() ? days() : 24 * days();
    }

    /** Whether the window holds this UTC day, or an hour of it. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(start) && !day.isAfter(end);
    }

    /** The hour as {@code SearchTime} writes it: {@code 0} to {@code 23}, or nothing for whole days. */
    String searchTime() {
        return hour.isPresent() ? Integer.toString(hour.getAsInt()) : "";
    }
}
