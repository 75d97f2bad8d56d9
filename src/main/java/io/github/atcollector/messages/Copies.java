package io.github.atcollector.messages;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Tells how often the same bytes were there before, so that a copy of an event is told from the event. It remembers the last
 * 65,536 different events at least, and twice as many at most; what comes again later than that passes for new.
 */
final class Copies {
    private static final int REMEMBERED = 1 << 16;
    private static final int SLOTS = 2 * REMEMBERED;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private long[] hashes = new long[SLOTS];
    private int[] counts = new int[SLOTS];
    private long[] olderHashes = new long[SLOTS];
    private int[] olderCounts = new int[SLOTS];
    private int remembered;

    /** How often these bytes were there before. */
    int before(byte[] bytes) {
        long hash = hash(bytes);
        int slot = slot(hashes, hash);
        if (hashes[slot] == 0) {
            int older = slot(olderHashes, hash);
            if (remembered == REMEMBERED) {
                forgetOlder();
                slot = slot(hashes, hash);
                older = slot(olderHashes, hash);
            }
            hashes[slot] = hash;
            counts[slot] = olderCounts[older];
            remembered++;
        }
        return counts[slot]++;
    }

    private void forgetOlder() {
        long[] freeHashes = olderHashes;
        int[] freeCounts = olderCounts;
        olderHashes = hashes;
        olderCounts = counts;
        Arrays.fill(freeHashes, 0);
        Arrays.fill(freeCounts, 0);
        hashes = freeHashes;
        counts = freeCounts;
        remembered = 0;
    }

    /** The slot that holds a hash, or the free one where it belongs. */
    private static int slot(long[] slots, long hash) {
        int slot = (int) hash & SLOTS - 1;
        while (slots[slot] != 0 && slots[slot] != hash) {
            slot = slot + 1 & SLOTS - 1;
        }
        return slot;
    }

    /** 64 bits, never 0. */
    private static long hash(byte[] bytes) {
        long hash = bytes.length;
        int at = 0;
        for (; at <= bytes.length - Long.BYTES; at += Long.BYTES) {
            hash = mixed(hash, (long) LONGS.get(bytes, at));
        }
        for (; at < bytes.length; at++) {
            hash = mixed(hash, bytes[at]);
        }
        return hash == 0 ? 1 : hash;
    }

    private static long mixed(long hash, long next) {
        long product = (hash ^ next) * 0x9e3779b97f4a7c15L;
        return product ^ product >>> 32;
    }
}
