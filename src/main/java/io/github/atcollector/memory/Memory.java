package io.github.atcollector.memory;

import java.util.concurrent.locks.ReentrantLock;

/**
 * The heap as one budget that all windows of all targets in a process share. What a window is about to hold is taken first, and
 * who finds too little left waits, in the order of coming: what it waits with is on disk.
 */
public final class Memory {
    /** The one of this process. */
    public static final Memory OF_PROCESS = new Memory(Runtime.getRuntime().maxMemory());

    /** What a download holds at most: two chunks, the buffers of gzip, HTTP and file, a bit for each level of an event. */
    public static final long DOWNLOAD = 1L << 20;

    /** Classes, the ledger, management, and room for garbage. */
    public static final long BASE = 28L << 20;

    /** The routes of a target. */
    public static final long TARGET = 9L << 20;

    /** A producer of Kafka: bufferMemorySize in deliver-to-kafka, and the client itself. */
    public static final long KAFKA = 17L << 20;

    private final long size;
    private final ReentrantLock turn = new ReentrantLock(true);
    private long lasting;
    private long taken;

    /**
     * Nothing of it is taken.
     *
     * @param heap in bytes
     */
    public Memory(long heap) {
        size = heap - BASE;
    }

    /** A part of the budget, until it is given back. */
    public final class Share implements AutoCloseable {
        private long bytes;

        private Share(long bytes) {
            this.bytes = bytes;
        }

        /** Gives it back; once. */
        @Override
        public void close() {
            release(bytes);
            bytes = 0;
        }
    }

    /**
     * Takes a part, and waits until there is enough left. One that is larger than all there is waits until it is alone.
     *
     * @param bytes how much
     */
    public Share take(long bytes) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            await(bytes);
            return new Share(bytes);
        } finally {
            turn.unlock();
        }
    }

    private synchronized void await(long bytes) throws InterruptedException {
        while (taken > 0 && taken + bytes > size - lasting) {
            wait();
        }
        taken += bytes;
    }

    private synchronized void release(long bytes) {
        taken -= bytes;
        notifyAll();
    }

    /** A download's part. */
    public Share takeForDownload() throws InterruptedException {
        return take(DOWNLOAD);
    }

    /** Gives a part back; null: nothing to do. */
    public void giveBack(Share share) {
        if (share != null) {
            share.close();
        }
    }

    /** Sets something aside for as long as a target runs. A negative number gives it back. */
    public synchronized void setAside(long bytes) {
        lasting += bytes;
        notifyAll();
    }

    /** What windows may take, all together. */
    public synchronized long left() {
        return size - lasting;
    }
}
