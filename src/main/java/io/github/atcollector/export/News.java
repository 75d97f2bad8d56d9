package io.github.atcollector.export;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a listener how it goes on, and does not let it hold up the work. */
final class News {
    private static final Logger LOG = LoggerFactory.getLogger(News.class);

    private final Listener listener;

    News(Listener listener) {
        this.listener = listener;
    }

    /** Tells something; an exception of the listener goes to the log. */
    void tell(Consumer<Listener> what) {
        try {
            what.accept(listener);
        } catch (RuntimeException e) {
            LOG.warn("A listener failed: {}", Failures.of(e));
            LOG.debug("The reason", e);
        }
    }
}
