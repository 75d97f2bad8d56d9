package io.github.atcollector.management;

import io.github.atcollector.clock.SteadyClock;
import io.github.atcollector.export.FailureKind;
import io.github.atcollector.export.Failures;
import io.github.atcollector.files.Disk;
import io.github.atcollector.ledger.Figures;
import io.github.atcollector.model.Failure;
import io.github.atcollector.runtime.Collector;
import io.github.atcollector.settings.Settings;
import io.github.atcollector.settings.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** What has to hold for one target, and the figures of its ledger. */
final class Conditions {
    /** Health and metrics ask at about the same time. */
    private static final Duration LEDGER_PAUSE = Duration.ofSeconds(5);

    /** Shorter than the time that Prometheus and container platforms wait. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /** Only a token that is missing or expires is fetched then. */
    private static final Duration TOKEN_PAUSE = Duration.ofMinutes(5);

    private static final Duration FOR_GOOD = Duration.ofDays(36_500);

    private final Instant begun = SteadyClock.now();
    private final Collector collector;
    private final Duration longestAge;
    private final Movement movement;
    private final Disk disk;
    private final Probe<Figures> ledger;
    private final Probe<Object> token;
    private volatile Failure startFailure = new Failure("The target is being started", "Look again");

    /**
     * Knows nothing yet.
     *
     * @param collector that of the target
     * @param target the checked settings
     * @param movement knows the steps of its windows
     * @param threads where questions are asked
     */
    Conditions(Collector collector, Target target, Movement movement, ExecutorService threads) {
        this.collector = collector;
        this.movement = movement;
        longestAge = target.get(Settings.HEALTH_MAX_AGE);
        disk = new Disk(target.get(Settings.FILE_DIRECTORY), target.get(Settings.MIN_FREE_BYTES));
        ledger = new Probe<>(
                () -> collector.ask("on-figures", null, Figures.class), LEDGER_PAUSE, LONGEST_WAIT, threads);
        token = target.credentials().readyToken() == null
                ? new Probe<>(() -> collector.ask("on-token", null, Object.class), TOKEN_PAUSE, LONGEST_WAIT, threads)
                : new Probe<>(
                        () -> Boolean.TRUE, FOR_GOOD, LONGEST_WAIT, threads); // whether it is any good, its calls tell
    }

    List<Condition> all() {
        return List.of(
                new Condition("started", true, this::startFailure),
                new Condition("ledger", true, () -> orNotStarted(ledger)),
                new Condition("token", true, () -> orNotStarted(token)),
                new Condition("disk", true, this::diskFailure),
                new Condition("progress", false, movement::failure),
                new Condition("age", false, this::ageFailure),
                new Condition("clock", false, this::clockFailure));
    }

    /** The routes run, or they do not, and why. */
    void started(Failure failure) {
        startFailure = failure;
    }

    /** The request for a token has ended. */
    void fetched(Exception cause) {
        token.learn(cause == null ? Answer.of(Boolean.TRUE) : Answer.of(Failures.of(cause)));
    }

    /** A call with the token has ended. */
    void called(Exception cause) {
        if (cause == null) {
            token.learn(Answer.of(Boolean.TRUE));
        } else if (FailureKind.of(cause) == FailureKind.TOKEN_REFUSED) {
            token.learn(Answer.of(Failures.of(cause)));
        }
    }

    /** The figures of the ledger; null if it does not tell them. */
    Figures figures() {
        return startFailure() == null ? ledger.answer().value() : null;
    }

    /** How many bytes may be written; not a number if the disk does not say. */
    double usableBytes() {
        return disk.usableBytes();
    }

    private Failure diskFailure() {
        Disk.Trouble trouble = disk.trouble();
        return trouble == null ? null : new Failure(trouble.what(), trouble.nextStep());
    }

    private Failure startFailure() {
        return startFailure;
    }

    private Failure orNotStarted(Probe<?> probe) {
        return startFailure == null ? probe.answer().failure() : startFailure;
    }

    private Failure ageFailure() {
        if (longestAge.isZero()) {
            return null;
        }
        Figures figures = figures();
        if (figures == null) {
            return new Failure("The ledger does not tell what was collected", "See its own check");
        }
        Duration age = figures.newestWindow() == null
                ? SteadyClock.since(begun)
                : Duration.between(figures.newestWindow(), Instant.now());
        return age.compareTo(longestAge) > 0
                ? new Failure(
                        figures.newestWindow() == null
                                ? "Nothing was collected since the start"
                                : "Nothing is there of the time since " + figures.newestWindow(),
                        "See `collector status`, and the log for what failed")
                : null;
    }

    private Failure clockFailure() {
        String fault = collector.serviceClock().fault();
        return fault == null
                ? null
                : new Failure(
                        fault, "Set the clock, best by NTP: nothing is collected that is not over by both clocks");
    }
}
