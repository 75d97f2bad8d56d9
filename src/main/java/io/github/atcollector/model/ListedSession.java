package io.github.atcollector.model;

import java.time.Instant;

/**
 * An open session as the service lists it; what it does not tell is null.
 *
 * @param id checked like that of a session that was opened; null if it cannot be used: the session can be told then, not closed
 * @param key our own key of it, where the service takes one
 * @param username whose session it is
 * @param createTime when it was opened, by the service's clock
 * @param from first instant of what it was asked for
 * @param to first instant behind it
 * @param foreign true if it surely is not ours, as where it is another space's
 */
public record ListedSession(
        String id, String key, String username, Instant createTime, Instant from, Instant to, boolean foreign) {}
