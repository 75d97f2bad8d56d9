package io.github.atcollector.collection;

import io.github.atcollector.clock.SteadyClock;
import io.github.atcollector.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Variable;

/** Waits for one of the space's sessions to become free; a refusal for their number takes no try away. */
public final class FreeSession {
    private final Tries tries;
    private final Duration longest;
    private final Map<Window, Instant> since = new ConcurrentHashMap<>();

    /**
     * Takes the setting.
     *
     * @param tries of windows
     * @param longest how long one window waits, ISO 8601
     */
    public FreeSession(Tries tries, String longest) {
        this.tries = tries;
        this.longest = Duration.parse(longest);
    }

    /** Gives the try back. Returns false if the window has waited long enough. */
    public boolean waits(@Variable("window") Window window) {
        Instant now = SteadyClock.now();
        Instant first = since.computeIfAbsent(window, w -> now);
        boolean waits = !tries.isStopped() && now.isBefore(first.plus(longest));
        if (waits) {
            tries.takeBack(window);
        } else {
            end(window);
        }
        return waits;
    }

    /** Forgets since when a window waits. */
    void end(Window window) {
        since.remove(window);
    }
}
