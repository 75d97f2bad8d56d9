package io.github.atcollector.export;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Tells the log each failure once, in one line: what fails for the same reason again is counted, and the line that tells the
 * reason next, in a later collection or after ten minutes, has the number. At debug each is there.
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
        WINDOW(Level.WARN),
        SESSION(Level.ERROR),
        COUNT(Level.INFO),
        STEP(Level.WARN);

        private final Level level;

        Kind(Level level) {
            this.level = level;
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
        if (known != null && known.since.plus(PAUSE).isAfter(clock.instant())) {
            known.count++;
            LOG.debug("{}{}", target, line);
            return;
        }
        if (known == null && told.size() == MOST_REASONS) {
            told.clear();
        }
        told.put(key, new Repeated(clock.instant()));
        String again = known == null || known.count == 0
                ? ""
                : String.format(Locale.ROOT, "; %d more before, for the same reason", known.count);
        LOG.atLevel(kind.level).log("{}{}{}", target, line, again);
    }

    /** Tells something of which each is a fact. */
    void warn(String line) {
        LOG.warn("{}{}", target, line);
    }

    /** A collection has ended: the next one tells each reason anew. */
    synchronized void end() {
        told.values().forEach(reason -> reason.since = Instant.MIN);
    }

    private static final class Repeated {
        private Instant since;
        private int count;

        private Repeated(Instant since) {
            this.since = since;
        }
    }
}
