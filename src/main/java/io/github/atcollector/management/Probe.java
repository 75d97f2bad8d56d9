package io.github.atcollector.management;

import io.github.atcollector.clock.SteadyClock;
import io.github.atcollector.export.Failures;
import io.github.atcollector.model.Failure;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A question that costs something: asked at most now and then, however often somebody wants to know, and by one at a time. An
 * answer that takes too long counts as none, and holds nobody up.
 */
final class Probe<T> {
    private final Callable<T> question;
    private final Duration pause;
    private final Duration longestWait;
    private final ExecutorService threads;
    private final AtomicReference<Answer<T>> answer = new AtomicReference<>();

    /** What is being asked; null as long as nothing is. */
    private Future<T> asked;

    /**
     * Asks nothing yet.
     *
     * @param question what is asked
     * @param pause how long an answer counts
     * @param longestWait how long an answer is waited for, once for each time it is asked
     * @param threads where it is asked
     */
    Probe(Callable<T> question, Duration pause, Duration longestWait, ExecutorService threads) {
        this.question = question;
        this.pause = pause;
        this.longestWait = longestWait;
        this.threads = threads;
    }

    /** What is known; asked now if that is too old. What somebody has learned meanwhile is younger than what was asked for. */
    synchronized Answer<T> answer() {
        Answer<T> known = answer.get();
        if (known == null || known.at().plus(pause).isBefore(SteadyClock.now())) {
            answer.compareAndSet(known, ask());
        }
        return answer.get();
    }

    /** Learns the answer from somebody who was at work anyway, perhaps for the question that is being asked. */
    void learn(Answer<T> learned) {
        answer.set(learned);
    }

    private Answer<T> ask() {
        boolean late = asked != null;
        if (!late) {
            asked = threads.submit(question);
        }
        try {
            T value = asked.get(late ? 0 : longestWait.toMillis(), TimeUnit.MILLISECONDS);
            asked = null;
            return Answer.of(value);
        } catch (ExecutionException e) {
            asked = null;
            return Answer.of(Failures.of(e.getCause()));
        } catch (TimeoutException e) {
            return Answer.of(new Failure(
                    String.format(Locale.ROOT, "There was no answer within %d seconds", longestWait.toSeconds()),
                    "Look again: it may be busy"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.of(Failures.of(e));
        }
    }
}
