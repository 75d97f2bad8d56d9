package io.github.atcollector.sinks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Tells how often the same bytes were there before, so that a copy of an event is told from the event. It remembers the last
 * 65,536 different events at least, and twice as many at most; what comes again later than that passes for new. It grows with what
 * it has to remember.
 */
final class Copies {
    private static final int REMEMBERED = 1 << 16;
    private static final int FEWEST_SLOTS = 512;
    private static final int BYTES_OF_A_SLOT = Long.BYTES + Integer.BYTES;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private long[] hashes = new long[FEWEST_SLOTS];
    private int[] counts = new int[FEWEST_SLOTS];
    private long[] olderHashes = new long[1];
    private int[] olderCounts = new int[1];
    private int remembered;

    /** How many bytes it takes at most to look at so many events. */
    static long bytesFor(long events) {
        long slots = Math.max(FEWEST_SLOTS, 4 * Math.min(events, REMEMBERED / 2)); // full by half, and doubled
        return (events > REMEMBERED ? 2 : 1) * slots * BYTES_OF_A_SLOT + slots / 2 * BYTES_OF_A_SLOT;
    }

    /** How often these bytes were there before. */
    int before(byte[] bytes) {
        long hash = hash(bytes);
        int slot = slot(hashes, hash);
        if (hashes[slot] == 0) {
            int older = slot(olderHashes, hash);
            if (remembered == hashes.length / 2) {
                if (remembered == REMEMBERED) {
                    forgetOlder();
                } else {
                    grow();
                }
                slot = slot(hashes, hash);
                older = slot(olderHashes, hash);
            }
            hashes[slot] = hash;
            counts[slot] = olderCounts[older];
            remembered++;
        }
        return counts[slot]++;
    }

    private void grow() {
        long[] before = hashes;
        int[] countsBefore = counts;
        hashes = new long[2 * before.length];
        counts = new int[2 * before.length];
        for (int i = 0; i < before.length; i++) {
            if (before[i] != 0) {
                int slot = slot(hashes, before[i]);
                hashes[slot] = before[i];
                counts[slot] = countsBefore[i];
            }
        }
    }

    private void forgetOlder() {
        boolean isFirst = olderHashes.length < hashes.length;
        long[] freeHashes = isFirst ? new long[hashes.length] : olderHashes;
        int[] freeCounts = isFirst ? new int[counts.length] : olderCounts;
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
        int slot = (int) hash & slots.length - 1;
        while (slots[slot] != 0 && slots[slot] != hash) {
            slot = slot + 1 & slots.length - 1;
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
