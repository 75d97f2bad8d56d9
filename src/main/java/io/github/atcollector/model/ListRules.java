package io.github.atcollector.model;

/**
 * Where the service's list of sessions says what, as JSON pointers (RFC 6901); empty where it does not.
 *
 * @param rows the list, in the answer
 * @param id the session's id, in an element; {@code /id} if it is not given
 * @param key our own key of it
 * @param user whose session it is
 * @param created when it was opened: ISO 8601, or seconds or milliseconds since 1970
 * @param from first instant of what it was asked for, likewise
 * @param to first instant behind it, likewise
 */
public record ListRules(String rows, String id, String key, String user, String created, String from, String to) {}
