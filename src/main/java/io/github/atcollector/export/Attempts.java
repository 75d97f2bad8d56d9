package io.github.atcollector.export;

import io.github.atcollector.model.Window;

/** What is remembered of the tries of a window until it ends. */
public final class Attempts {
    private final Tries tries;
    private final Splitting splitting;
    private final RefusedToken refusedToken;

    /**
     * Takes those that remember.
     *
     * @param tries counts the tries of windows
     * @param splitting counts the breaks of windows
     * @param refusedToken knows for which windows a token was renewed
     */
    public Attempts(Tries tries, Splitting splitting, RefusedToken refusedToken) {
        this.tries = tries;
        this.splitting = splitting;
        this.refusedToken = refusedToken;
    }

    /** A try begins. Returns which one it is, from 1 on. */
    int begin(Window window) {
        return tries.begin(window);
    }

    /** How many tries a window has had. */
    int count(Window window) {
        return tries.count(window);
    }

    /** True if there are no more tries because the collector stops. */
    boolean areStopped() {
        return tries.isStopped();
    }

    /** A window has ended: nothing of it counts any more. */
    void end(Window window) {
        tries.end(window);
        splitting.end(window);
        refusedToken.end(window);
    }
}
