package io.github.atcollector.verification;

/** A piece of a stream, valid until the next one is asked for. */
public record Chunk(byte[] bytes, int length) {}
