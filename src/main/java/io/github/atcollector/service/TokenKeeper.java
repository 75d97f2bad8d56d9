package io.github.atcollector.service;

import io.github.atcollector.clock.SteadyClock;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Variable;

/** Keeps the one token that all windows of a target share, and knows when it has to be renewed. */
public final class TokenKeeper {
    private final Clock clock = SteadyClock.CLOCK;
    private volatile Token token;

    /**
     * Takes the credentials of a target.
     *
     * @param credentials if they are a ready token, that one is kept and never renewed
     */
    public TokenKeeper(Credentials credentials) {
        this.token = credentials.readyToken();
    }

    /** True if a token has to be fetched before the next call. */
    public boolean isStale() {
        return fresh() == null;
    }

    /** Keeps the token that the service's route authenticate left, see {@link Token#of}. */
    public synchronized void keep(
            @Variable("token") String value,
            @Variable("tokenLife") Long seconds,
            @Variable("tokenDetails") Map<String, Object> details)
            throws UnexpectedAnswerException {
        token = Token.of(value, seconds, details == null ? Map.of() : new HashMap<>(details), clock);
    }

    /** Drops a token that was refused, so that the next call fetches a new one; one that was renewed meanwhile stays. */
    public synchronized void drop(@Variable("token") Token refused) {
        if (token == refused) {
            token = null;
        }
    }

    /** The token that can be used without being renewed first; null if there is none. */
    public Token fresh() {
        Token kept = token;
        return kept != null && kept.isFresh(clock) ? kept : null;
    }

    /** The token that was kept last. */
    public Token current() {
        return token;
    }
}
