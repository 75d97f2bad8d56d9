package io.github.atcollector.management;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.GZIPOutputStream;

/**
 * An answer that is made once for all who ask within some seconds, by one at a time. It is kept packed: what it takes does not grow
 * with the number of those who ask, and little with its length.
 */
final class SharedAnswer {
    /** Writes an answer. */
    interface Maker {
        void write(OutputStream out) throws Exception;
    }

    private final Maker maker;
    private final Duration life;
    private final Duration patience;
    private final ReentrantLock making = new ReentrantLock();
    private Made made;

    private record Made(byte[] packed, long at) {}

    /**
     * Makes nothing yet.
     *
     * @param maker writes the answer anew
     * @param life how long one counts
     * @param patience how long one is waited for that is in the making for somebody else
     */
    SharedAnswer(Maker maker, Duration life, Duration patience) {
        this.maker = maker;
        this.life = life;
        this.patience = patience;
    }

    /**
     * The answer as gzip; made now if there is none that counts.
     *
     * @return null if it is in the making for somebody else
     * @throws Exception if it cannot be made
     */
    byte[] packed() throws Exception {
        if (!making.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return null;
        }
        try {
            if (made == null || System.nanoTime() - made.at() >= life.toNanos()) {
                made = make();
            }
            return made.packed();
        } finally {
            making.unlock();
        }
    }

    private Made make() throws Exception {
        made = null; // two at once take more than one
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            maker.write(out);
        }
        return new Made(bytes.toByteArray(), System.nanoTime());
    }
}
