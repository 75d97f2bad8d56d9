package io.github.atcollector.service;

import java.time.Clock;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.apache.camel.http.base.HttpOperationFailedException;

/** Keeps the one token that all windows of a target share, and knows when it has to be renewed. */
public final class TokenKeeper {
    private final Clock clock = Clock.systemUTC();
    private final boolean renewable;
    private volatile Token token;

    /**
     * Takes the credentials of a target.
     *
     * @param credentials if they are a ready token, that one is kept and never renewed
     */
    public TokenKeeper(Credentials credentials) {
        this.token = credentials.readyToken();
        this.renewable = token == null;
    }

    /** True if a token has to be fetched before the next call. */
    public boolean isStale() {
        Token kept = token;
        return kept == null || !kept.isFresh(clock);
    }

    /** Keeps the token of the UAA's answer. */
    public void keep(@Body TokenAnswer answer) throws UnexpectedAnswerException {
        token = Token.of(answer, clock);
    }

    /**
     * Drops a token that the service refused with 401, so that the next call fetches a new one.
     *
     * @param used the token of the refused call; one that was renewed meanwhile stays
     * @return false if it was no such refusal, or the token is a ready one
     */
    public boolean drops(
            @ExchangeProperty("CamelExceptionCaught") HttpOperationFailedException refusal,
            @Variable("token") Token used) {
        boolean refused = refusal.getStatusCode() == 401 && !refusal.getUri().endsWith("/oauth/token");
        if (!refused || used == null || !renewable) {
            return false;
        }
        synchronized (this) {
            if (token == used) {
                token = null;
            }
        }
        return true;
    }

    /** The token that was kept last. */
    public Token current() {
        return token;
    }
}
