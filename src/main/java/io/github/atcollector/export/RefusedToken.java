package io.github.atcollector.export;

import io.github.atcollector.model.Window;
import io.github.atcollector.service.Token;
import io.github.atcollector.service.TokenKeeper;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;
import org.apache.camel.http.base.HttpOperationFailedException;

/**
 * Renews a token that died between the opening of a session and its download. The session may have moved with the refused
 * download, so the window is tried again with a fresh one; once, and no try is spent on it.
 */
public final class RefusedToken {
    private final TokenKeeper tokens;
    private final Tries tries;
    private final Set<Window> renewed = ConcurrentHashMap.newKeySet();

    /** Takes the token, and the tries of windows. */
    public RefusedToken(TokenKeeper tokens, Tries tries) {
        this.tokens = tokens;
        this.tries = tries;
    }

    /** True if a download was refused for its token, and another token can be fetched, and was not fetched for that yet. */
    public boolean isRenewable(
            @ExchangeException Exception cause, @Variable("window") Window window, @Variable("token") Token used) {
        return cause instanceof HttpOperationFailedException answer
                && answer.getStatusCode() == 401
                && Step.of(answer) == Step.DOWNLOAD
                && used != null
                && used.isRenewable()
                && !renewed.contains(window);
    }

    /** Drops the token and gives the try back. Always true. */
    public boolean renews(@Variable("window") Window window, @Variable("token") Token used) {
        tokens.drop(used);
        tries.takeBack(window);
        return renewed.add(window);
    }

    /** Forgets that a token was renewed for a window that has ended. */
    void end(Window window) {
        renewed.remove(window);
    }
}
