package io.github.atcollector.collection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Tells the log each failure once: what fails for the same reason again is counted, and told with its number at the end of the
 * collection, or with the next one after ten minutes. At debug each is there.
 */
public final class FailureLog {
    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);
    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final int MOST_REASONS = 100;

    /** Days, ids and sizes: what differs where the reason is the same. */
    private static final Pattern DETAIL =
            Pattern.compile("[0-9]{4}[-/][0-9]{2}[-/][0-9]{2}[0-9T:.Z/-]*+|[0-9a-fA-F-]{8,}+|[0-9]{4,}+");

    /** What failed. */
    enum Kind {
        WINDOW(Level.WARN, "more windows failed"),
        SESSION(Level.ERROR, "more sessions could not be closed"),
        COUNT(Level.INFO, "more windows were not counted by the service"),
        STEP(Level.WARN, "more times");

        private final Level level;
        private final String again;

        Kind(Level level, String again) {
            this.level = level;
            this.again = again;
        }
    }

    private final String target;
    private final Clock clock;
    private final Map<String, Repeated> told = new LinkedHashMap<>();

    /**
     * Has told nothing yet.
     *
     * @param target name of the target
     */
    public FailureLog(String target) {
        this(target, Clock.systemUTC());
    }

    FailureLog(String target, Clock clock) {
        this.target = target;
        this.clock = clock;
    }

    /**
     * Something failed.
     *
     * @param line what is told of it, after the name of the target
     * @param reason what is the same where it fails for the same reason again
     */
    synchronized void tell(Kind kind, String line, String reason) {
        String key = kind + DETAIL.matcher(reason).replaceAll("#");
        Repeated known = told.get(key);
        if (known == null && told.size() == MOST_REASONS) {
            end();
        }
        if (known != null && known.since.plus(PAUSE).isAfter(clock.instant())) {
            known.count++;
            LOG.debug("{}{}", target, line);
            return;
        }
        if (known != null) {
            known.tell();
        }
        told.put(key, new Repeated(kind, reason, clock.instant()));
        LOG.atLevel(kind.level).log("{}{}", target, line);
    }

    /** Tells something of which each is a fact. */
    void warn(String line) {
        LOG.warn("{}{}", target, line);
    }

    /** A collection has ended: the numbers of what was counted are told, and the next one tells anew. */
    synchronized void end() {
        told.values().forEach(Repeated::tell);
        told.clear();
    }

    private final class Repeated {
        private final Kind kind;
        private final String reason;
        private final Instant since;
        private int count;

        private Repeated(Kind kind, String reason, Instant since) {
            this.kind = kind;
            this.reason = reason;
            this.since = since;
        }

        private void tell() {
            if (count > 0) {
                LOG.atLevel(kind.level).log("{}: {} {}: {}", target, count, kind.again, reason);
            }
        }
    }
}
