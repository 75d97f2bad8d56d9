package io.github.atcollector.fakeservice;

/**
 * A request that broke a rule of the service. Injected faults are none.
 *
 * @param method the HTTP method; {@code ?} when the request could not be read
 * @param path the path, without a query
 * @param status the 4xx that was answered
 * @param reason which rule; never a header's value or a part of a body
 */
public record Refusal(String method, String path, int status, String reason) {}
