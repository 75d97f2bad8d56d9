package io.github.atcollector.model;

/**
 * One page of a download, as the service served it.
 *
 * @param rows how many events it holds
 * @param bytes of its body
 * @param sha256 of its body, in hex
 */
public record Page(long rows, long bytes, String sha256) {}
