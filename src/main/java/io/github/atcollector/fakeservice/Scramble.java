package io.github.atcollector.fakeservice;

/** Numbers that look random and are always the same for the same seed (the finalizer of SplitMix64). */
final class Scramble {
    private Scramble() {}

    static long of(long seed) {
        long z = seed + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    static long of(String text) {
        long z = 0;
        for (int i = 0; i < text.length(); i++) {
            z = of(z + text.charAt(i));
        }
        return z;
    }
}
