package io.github.atcollector.download;

/** A piece of a stream, valid until the next one is asked for. */
record Chunk(byte[] bytes, int length) {}
