package io.github.atcollector.service;

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

    private final String value;
    private final Instant renewAt;

    private Token(String value, Instant renewAt) {
        if (!value.matches("[!-~]+")) {
            throw new IllegalArgumentException("The token holds characters that no header may hold");
        }
        this.value = value;
        this.renewAt = renewAt;
    }

    /** A token that was handed over; the word bearer in front is dropped. It is never renewed. */
    public static Token ready(String given) {
        return new Token(given.strip().replaceFirst("(?i)^bearer\\s+", ""), Instant.MAX);
    }

    /**
     * Reads the UAA's answer.
     *
     * @param answer with {@code access_token} and {@code expires_in}, in seconds
     * @throws UnexpectedAnswerException if the answer holds no token
     */
    public static Token of(Map<String, Object> answer, Clock clock) throws UnexpectedAnswerException {
        if (!(answer.get("access_token") instanceof String value) || !value.matches("[!-~]+")) {
            throw new UnexpectedAnswerException("The token service's answer holds no usable access_token");
        }
        Duration life = answer.get("expires_in") instanceof Number seconds && seconds.longValue() > 0
                ? Duration.ofSeconds(
                        Math.min(seconds.longValue(), Duration.ofDays(365).toSeconds()))
                : LIFE_IF_UNNAMED;
        Duration fifth = life.dividedBy(5);
        Duration margin = fifth.compareTo(MARGIN) < 0 ? fifth : MARGIN;
        return new Token(value, clock.instant().plus(life).minus(margin));
    }

    /** True as long as the token can be used without being renewed first. */
    public boolean isFresh(Clock clock) {
        return clock.instant().isBefore(renewAt);
    }

    /** The value of {@code X-Auth-Token}: the word bearer, a space and the token. */
    public String header() {
        return "bearer " + value;
    }

    @Override
    public String toString() {
        return "Token[...]";
    }
}
