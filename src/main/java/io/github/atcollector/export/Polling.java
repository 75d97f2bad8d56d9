package io.github.atcollector.export;

import io.github.atcollector.clock.SteadyClock;
import io.github.atcollector.model.ServiceProfile;
import io.github.atcollector.text.RemoteText;
import java.time.Instant;
import java.util.Locale;
import org.apache.camel.Variable;

/** How often, and how long, a session is asked for whether it is ready; what its answer means. */
public final class Polling {
    private static final String WORKING = "working";

    private final ServiceProfile profile;
    private final Retries retries;
    private final FailureLog failures;

    /**
     * Takes what the service's properties say.
     *
     * @param retries knows when the collector stops
     * @param failures tells a word that nobody knows once
     */
    public Polling(ServiceProfile profile, Retries retries, FailureLog failures) {
        this.profile = profile;
        this.retries = retries;
        this.failures = failures;
    }

    /** When patience ends. */
    public Instant end() {
        return SteadyClock.now().plus(profile.pollPatience());
    }

    /**
     * True to its answer: {@code working}, or {@code ready}. A word that is not known is taken for working, and told.
     *
     * @param state as the service's route await-session left it: working, ready, failed or truncated
     * @param reason why, in the service's words; null if it gives none
     * @throws CallFailedException if the session failed, left rows out, or takes too long
     */
    public String judged(
            @Variable("sessionState") String state,
            @Variable("sessionReason") String reason,
            @Variable("readyBy") Instant end)
            throws CallFailedException {
        switch (String.valueOf(state)) {
            case "ready":
                return state;
            case "failed":
                throw new CallFailedException(FailureKind.SESSION_FAILED, "The session failed" + words(reason));
            case "truncated":
                throw new CallFailedException(FailureKind.TRUNCATED, "The service leaves rows out" + words(reason));
            case WORKING:
                break;
            default:
                String told = "the state of a session is told with a word that is not known, and taken for working: "
                        + RemoteText.line(state, RemoteText.LONGEST_NAME);
                failures.tell(FailureLog.Kind.STEP, ": " + told, told);
        }
        if (retries.isStopped() || SteadyClock.now().isAfter(end)) {
            throw new CallFailedException(
                    FailureKind.SESSION_SLOW,
                    String.format(
                            Locale.ROOT,
                            "The session was not ready within poll.patience=%s of the service's properties%s",
                            profile.pollPatience(),
                            words(reason)));
        }
        return WORKING;
    }

    /** Waits until it is time to ask again, or the collector stops. */
    public void pause() throws InterruptedException {
        retries.pause(profile.pollInterval());
    }

    private static String words(String reason) {
        return reason == null || reason.isBlank() ? "" : ": " + Failures.clean(reason);
    }
}
