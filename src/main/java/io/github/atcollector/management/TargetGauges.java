package io.github.atcollector.management;

import io.github.atcollector.ledger.Figures;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

/** What is known of a target as metrics; not a number (NaN) where the ledger does not tell. */
final class TargetGauges {
    private final MeterRegistry meters;
    private final Conditions conditions;
    private final Tags target;

    TargetGauges(MeterRegistry meters, String target, Conditions conditions) {
        this.meters = meters;
        this.conditions = conditions;
        this.target = Tags.of("target", target);
    }

    /** Adds them; the limit is that of collector.max-sessions. */
    void register(int maxSessions) {
        for (Condition condition : conditions.all()) {
            gauge(
                    "collector.check.up",
                    target.and("check", condition.name()),
                    "1 if it holds: started, ledger, token and disk make the target ready, progress, age and clock make it healthy",
                    null,
                    () -> condition.failure().get() == null ? 1 : 0);
        }
        for (String state : Figures.STATES) {
            gauge(
                    "collector.windows",
                    target.and("state", state),
                    "Windows in the ledger by state",
                    null,
                    () -> figure(figures -> figures.windows().get(state)));
        }
        gauge(
                "collector.newest.window.age",
                target,
                "Time since the end of the newest window that is done",
                "seconds",
                () -> figure(figures -> age(figures.newestWindow())));
        gauge(
                "collector.newest.event.age",
                target,
                "Time since the newest event that is there, as its manifest says",
                "seconds",
                () -> figure(figures -> age(figures.newestEvent())));
        gauge(
                "collector.sessions.open",
                target,
                "Our sessions that may be open at the service, as the ledger knows them",
                null,
                () -> figure(Figures::openSessions));
        gauge(
                "collector.dead.letters",
                target,
                "Events that a sink was not handed, as they are too large for it, as the ledger knows them",
                null,
                () -> figure(Figures::deadLetters));
        gauge(
                "collector.sessions.limit",
                target,
                "How many sessions the target opens at once at most: collector.max-sessions",
                null,
                () -> maxSessions);
        gauge(
                "collector.disk.usable",
                target,
                "Space that is left where the files go",
                "bytes",
                conditions::usableBytes);
    }

    private void gauge(String name, Tags tags, String help, String unit, Supplier<Number> value) {
        Gauge.builder(name, value)
                .tags(tags)
                .description(help)
                .baseUnit(unit)
                .strongReference(true)
                .register(meters);
    }

    private Number figure(Function<Figures, Number> figure) {
        Figures figures = conditions.figures();
        return figures == null ? Double.NaN : figure.apply(figures);
    }

    private static Number age(Instant since) {
        return since == null
                ? Double.NaN
                : Duration.between(since, Instant.now()).toMillis() / 1000.0;
    }
}
