package io.github.atcollector.bench.scale;

/** Stub. */
final class Growth {
    Growth(String url) {}

    String text() {
        return "\n";
    }
}
