package io.github.atcollector.cli;

import io.github.atcollector.export.Listener;
import io.github.atcollector.runtime.Collector;
import io.github.atcollector.settings.Target;

/** Starts the routes of a target to ask them something, and stops them. */
final class AskingCollector {
    private AskingCollector() {}

    /** A question to a started collector. */
    interface Question<T> {
        T ask(Collector collector) throws Exception;
    }

    /** Asks, and returns the answer. */
    static <T> T ask(Target target, Question<T> question) throws Exception {
        try (Collector collector = of(target)) {
            collector.start();
            return question.ask(collector);
        }
    }

    /** Asks about what is there, without making or changing anything, and returns the answer. */
    static <T> T askToRead(Target target, Question<T> question) throws Exception {
        try (Collector collector = of(target)) {
            collector.startToRead();
            return question.ask(collector);
        }
    }

    /** A collector that asks nothing of its own accord. */
    static Collector of(Target target) {
        return Collector.of(target.toBeAsked(), SettingsOptions.routes(), new Listener() {});
    }
}
