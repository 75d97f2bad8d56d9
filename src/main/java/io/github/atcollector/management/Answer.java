package io.github.atcollector.management;

import io.github.atcollector.clock.SteadyClock;
import io.github.atcollector.model.Failure;
import java.time.Instant;

/**
 * What a probe knows.
 *
 * @param value null if there was none
 * @param failure why there is none; null if all is well
 * @param at since when it is known, by the clock that nobody sets
 */
record Answer<T>(T value, Failure failure, Instant at) {
    static <T> Answer<T> of(T value) {
        return new Answer<>(value, null, SteadyClock.now());
    }

    static <T> Answer<T> of(Failure failure) {
        return new Answer<>(null, failure, SteadyClock.now());
    }
}
