package io.github.atcollector.export;

import io.github.atcollector.files.ReceivedBytes;
import io.github.atcollector.model.Window;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a listener how a collection goes on. Nothing depends on it: called outside any lock, and an exception goes to the log. */
public final class Progress implements ReceivedBytes {
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

    private final Listener listener;

    /** Takes the listener. */
    public Progress(Listener listener) {
        this.listener = listener;
    }

    /** Tells something. */
    void tell(Consumer<Listener> what) {
        try {
            what.accept(listener);
        } catch (RuntimeException e) {
            LOG.warn("A listener failed: {}", Failures.of(e));
            LOG.debug("The reason", e);
        }
    }

    @Override
    public void add(Window window, int bytes) {
        tell(to -> to.received(window, bytes));
    }
}
