package io.github.atcollector.model;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/**
 * The unit of work: a span of one target, either one UTC hour or a run of whole UTC days.
 *
 * <p>As a message on the windows endpoint it is the JSON
 * {@code {"target":"default","from":"2018-06-28T00:00:00Z","to":"2018-06-29T00:00:00Z","again":false}}.
 *
 * @param target name of the target whose events are fetched
 * @param from first instant of the window, a full UTC hour
 * @param to first instant behind the window
 * @param again true if it is collected anew though it was done before; absent in a message means false
 */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public record Window(
        String target,
        @JsonSerialize(using = ToStringSerializer.class) Instant from,
        @JsonSerialize(using = ToStringSerializer.class) Instant to,
        boolean again) {
    /** No setting, no manifest and no message makes a longer one: what overlaps with an hour begins so long before it at most. */
    public static final Duration LONGEST = Duration.ofDays(14);

    private static final long SECONDS_OF_AN_HOUR = 3600;

    /** Length of {@code 2018-06-28T13}. */
    private static final int LABEL_OF_AN_HOUR = 13;

    /**
     * Checks that the span is one the service can be asked for.
     *
     * @throws IllegalArgumentException if it is neither one hour nor a run of whole days
     */
    public Window {
        if (!isHour(from, to) && !(isMidnight(from) && isMidnight(to) && from.isBefore(to))) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "A window is one UTC hour or a run of whole UTC days, not %s to %s", from, to));
        }
    }

    /** A window that was not done before. */
    public Window(String target, Instant from, Instant to) {
        this(target, from, to, false);
    }

    /** Reads the message form; a missing field, a time that is not ISO 8601 or more than 14 days is an error. */
    @JsonCreator
    static Window parse(
            @JsonProperty(value = "target", required = true) String target,
            @JsonProperty(value = "from", required = true) String from,
            @JsonProperty(value = "to", required = true) String to,
            @JsonProperty("again") boolean again) {
        Window window = new Window(target, Instant.parse(from), Instant.parse(to), again);
        if (window.isTooLong()) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "A window has at most %d days: %s", LONGEST.toDays(), window.label()));
        }
        return window;
    }

    /** The same window, collected anew or not. */
    public Window again(boolean anew) {
        return new Window(target, from, to, anew);
    }

    /** The window of one hour that starts at {@code from}. */
    public static Window hour(String target, Instant from) {
        return new Window(target, from, from.plus(Duration.ofHours(1)));
    }

    /** The window of the days {@code first} to {@code last}, both inclusive. */
    public static Window days(String target, LocalDate first, LocalDate last) {
        return new Window(target, startOf(first), startOf(last.plusDays(1)));
    }

    /** The window that a {@link #label()} names; nothing if it names none, or one that is longer than any of ours. */
    public static Optional<Window> ofLabel(String target, String label) {
        try {
            if (label.length() == LABEL_OF_AN_HOUR) {
                return Optional.of(hour(target, Instant.parse(label + ":00:00Z")));
            }
            LocalDate first = LocalDate.parse(label.substring(0, 10));
            LocalDate last = label.length() == 10 ? first : LocalDate.parse(label.substring(11));
            return Optional.of(days(target, first, last)).filter(window -> !window.isTooLong());
        } catch (DateTimeParseException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** The window of the whole day on which this one begins. */
    public Window day() {
        return days(target, startDay(), startDay());
    }

    /** The instant at which a UTC day starts. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** True if they have an hour in common. */
    public boolean overlaps(Window other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    /** True if it is longer than {@link #LONGEST}. */
    public boolean isTooLong() {
        return Duration.between(from, to).compareTo(LONGEST) > 0;
    }

    /** The same window by its first hour, see {@link #startHour}, and its length. */
    static Window ofHours(String target, long startHour, int hours, boolean again) {
        Instant from = Instant.ofEpochSecond(startHour * SECONDS_OF_AN_HOUR);
        return new Window(target, from, from.plusSeconds(hours * SECONDS_OF_AN_HOUR), again);
    }

    /** Its first hour, in hours since 1970. */
    public long startHour() {
        return Math.floorDiv(from.getEpochSecond(), SECONDS_OF_AN_HOUR);
    }

    /** How many hours it spans. */
    public int hours() {
        return (int) Duration.between(from, to).toHours();
    }

    /** The first UTC day, the session's {@code start}. */
    public LocalDate startDay() {
        return LocalDate.ofInstant(from, ZoneOffset.UTC);
    }

    /** The last UTC day, inclusive, the session's {@code end}. */
    public LocalDate endDay() {
        return LocalDate.ofInstant(to.minusNanos(1), ZoneOffset.UTC);
    }

    /** The session's {@code SearchTime}: the hour of the day, 0 to 23, or empty for whole days. */
    public String searchTime() {
        return isHour(from, to) ? String.valueOf(utc(from).getHour()) : "";
    }

    /** The window in names and tables: {@code 2018-06-28}, {@code 2018-06-28-2018-07-11} or {@code 2018-06-28T13}. */
    public String label() {
        if (isHour(from, to)) {
            return from.toString().substring(0, LABEL_OF_AN_HOUR); // each step of a route asks for it, for the log
        }
        return startDay().equals(endDay()) ? startDay().toString() : startDay() + "-" + endDay();
    }

    private static boolean isHour(Instant from, Instant to) {
        return utc(from).getMinute() == 0
                && utc(from).getSecond() == 0
                && utc(from).getNano() == 0
                && Duration.between(from, to).equals(Duration.ofHours(1));
    }

    private static boolean isMidnight(Instant instant) {
        return utc(instant).toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    private static ZonedDateTime utc(Instant instant) {
        return instant.atZone(ZoneOffset.UTC);
    }
}
