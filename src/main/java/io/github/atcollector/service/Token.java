package io.github.atcollector.service;

import io.github.atcollector.text.Masks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * An access token and when it has to be renewed. {@link #toString()} does not show it.
 */
public final class Token {
    /** A token is renewed this long before its end, or at four fifths of a life that is shorter than five times that. */
    static final Duration MARGIN = Duration.ofMinutes(1);

    /** Assumed life of a token whose answer names none. */
    static final Duration LIFE_IF_UNNAMED = Duration.ofMinutes(5);

    /** More than servers take as a header. */
    private static final int LONGEST = 32 * 1024;

    private static final Duration LONGEST_LIFE = Duration.ofDays(365);

    private final String value;
    private final Instant renewAt;
    private final Map<String, Object> details;

    private Token(String value, Instant renewAt, Map<String, Object> details) {
        if (!value.matches("[!-~]+")) {
            throw new IllegalArgumentException("The token holds characters that no header may hold");
        }
        this.value = value;
        this.renewAt = renewAt;
        this.details = details;
    }

    /** A token that was handed over; the word bearer in front is dropped. It is never renewed. */
    public static Token ready(String given) {
        return new Token(given.strip().replaceFirst("(?i)^bearer\\s+", ""), Instant.MAX, Map.of());
    }

    /**
     * A token that was fetched.
     *
     * @param value as the service gave it; null if it gave none
     * @param seconds its life, counted from its issue; null, or less than one, if it is not told
     * @param details what else of the answer the service's routes need
     * @throws UnexpectedAnswerException if the value cannot stand in a header
     */
    public static Token of(String value, Long seconds, Map<String, Object> details, Clock clock)
            throws UnexpectedAnswerException {
        if (value == null || value.length() > LONGEST || !value.matches("[!-~]+")) {
            throw new UnexpectedAnswerException("The token service's answer holds no usable token");
        }
        Duration life = seconds != null && seconds > 0
                ? Duration.ofSeconds(Math.min(seconds, LONGEST_LIFE.toSeconds()))
                : LIFE_IF_UNNAMED;
        Duration fifth = life.dividedBy(5);
        Duration margin = fifth.compareTo(MARGIN) < 0 ? fifth : MARGIN;
        Masks.hide(value);
        return new Token(value, clock.instant().plus(life).minus(margin), details);
    }

    /** True as long as the token can be used without being renewed first. */
    public boolean isFresh(Clock clock) {
        return clock.instant().isBefore(renewAt);
    }

    /** True if another one can be fetched when this one is refused. */
    public boolean isRenewable() {
        return !renewAt.equals(Instant.MAX);
    }

    /** The token itself, without the word bearer. */
    public String value() {
        return value;
    }

    /** What else of the answer was kept under that name; null if there is nothing. */
    public Object detail(String name) {
        return details.get(name);
    }

    @Override
    public String toString() {
        return "Token[...]";
    }
}
