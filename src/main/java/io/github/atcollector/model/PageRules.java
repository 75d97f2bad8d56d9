package io.github.atcollector.model;

import java.util.List;

/**
 * How the pages of a service are read. A place is a JSON pointer (RFC 6901) in which {@code *} stands for any element of a list, or any
 * field; with {@code = a,b} behind it, it counts only where the value is one of these.
 *
 * @param format in which form they come
 * @param rows pointer to the list of rows; empty means that the value itself is the row, or the list of rows
 * @param next pointer to what asks for the next page; empty means that the page does not tell it
 * @param failed places that, where there is something but null, say that the page is no good though its status is
 * @param truncated places that, likewise, say that the service left rows out
 */
public record PageRules(PageFormat format, String rows, String next, List<String> failed, List<String> truncated) {}
