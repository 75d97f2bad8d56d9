package io.github.atcollector.verification;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import org.apache.camel.spi.ExecutorServiceManager;

/** Reads the next item in another thread while the one before is worked on: two are in memory at once, never more. */
public final class ReadAhead<T, I extends Iterator<T> & Closeable> implements Iterator<T>, Closeable {
    private final I items;
    private final ExecutorServiceManager threads;
    private final ExecutorService thread;
    private CompletableFuture<T> next;

    /** Takes the items, and closes them in the end; they are read in a thread from the manager. */
    public ReadAhead(I items, ExecutorServiceManager threads) {
        this.items = items;
        this.threads = threads;
        thread = threads.newSingleThreadExecutor(this, "read-ahead");
        next = readNext();
    }

    private CompletableFuture<T> readNext() {
        return CompletableFuture.supplyAsync(() -> items.hasNext() ? items.next() : null, thread);
    }

    /** Waits for the next one to be read; what its reading threw is thrown here. */
    @Override
    public boolean hasNext() {
        try {
            return next.join() != null;
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        T item = next.join();
        next = readNext();
        return item;
    }

    @Override
    public void close() throws IOException {
        next.exceptionally(e -> null).join(); // it may read still
        threads.shutdownNow(thread);
        items.close();
    }
}
