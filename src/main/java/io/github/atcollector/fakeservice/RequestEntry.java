package io.github.atcollector.fakeservice;

import java.time.Instant;

/**
 * A request as the books keep it: nothing secret.
 *
 * @param step what it asked for; null when the service knows no such call
 * @param method the HTTP method
 * @param path the path, without a query
 * @param sessionId the known session that a download or a close named; null for other steps and unknown sessions
 * @param when when it had been read
 */
public record RequestEntry(Step step, String method, String path, String sessionId, Instant when) {}
