package io.github.atcollector.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

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
     * @param answer with {@code access_token} and {@code expires_in}
     * @throws UnexpectedAnswerException if the answer holds no token
     */
    public static Token of(TokenAnswer answer, Clock clock) throws UnexpectedAnswerException {
        if (answer == null
                || answer.accessToken() == null
                || answer.accessToken().length() > LONGEST
                || !answer.accessToken().matches("[!-~]+")) {
            throw new UnexpectedAnswerException("The token service's answer holds no usable access_token");
        }
        Duration life = answer.expiresIn() != null && answer.expiresIn() > 0
                ? Duration.ofSeconds(Math.min(answer.expiresIn(), LONGEST_LIFE.toSeconds()))
                : LIFE_IF_UNNAMED;
        Duration fifth = life.dividedBy(5);
        Duration margin = fifth.compareTo(MARGIN) < 0 ? fifth : MARGIN;
        return new Token(answer.accessToken(), clock.instant().plus(life).minus(margin));
    }

    /** True as long as the token can be used without being renewed first. */
    public boolean isFresh(Clock clock) {
        return clock.instant().isBefore(renewAt);
    }

    /** True if another one can be fetched when this one is refused. */
    public boolean isRenewable() {
        return !renewAt.equals(Instant.MAX);
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
