package io.github.atcollector.status;

import java.time.Instant;

/**
 * One session as {@code collector sessions} shows it.
 *
 * @param id the service's id; null if its answer was lost
 * @param openedAt when it was opened, or asked for; null if that is not known
 * @param username whose session it is; null if that is not known
 * @param window the window that it is for; null if it is not ours
 * @param standing what it is to us
 */
public record SessionRow(String id, Instant openedAt, String username, String window, Standing standing) {

    /** What a session is to us. */
    public enum Standing {
        /** A collector works with it. */
        AT_WORK,
        /** It is ours, and no collector works with it any more. */
        STALE,
        /** It is somebody else's, and is never touched. */
        NOT_OURS
    }
}
