package io.github.atcollector.management;

import io.github.atcollector.collection.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A question that costs something: asked at most now and then, however often somebody wants to know, and by one at a time. An
 * answer that takes too long counts as none, and holds nobody up.
 */
final class Probe<T> {
    /** Shorter than the time that Prometheus and container platforms wait. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Callable<T> question;
    private final Duration pause;
    private final ExecutorService threads;
    private volatile Answer<T> answer;
    private Future<T> asked;

    /**
     * Asks nothing yet.
     *
     * @param question what is asked
     * @param pause how long an answer counts
     * @param threads where it is asked
     */
    Probe(Callable<T> question, Duration pause, ExecutorService threads) {
        this.question = question;
        this.pause = pause;
        this.threads = threads;
    }

    /** What is known; asked now if that is too old. */
    synchronized Answer<T> answer() {
        Answer<T> known = answer;
        if (known == null || known.at().plus(pause).isBefore(Instant.now())) {
            known = ask();
            answer = known;
        }
        return known;
    }

    /** Learns the answer from somebody who was at work anyway, perhaps for the question that is being asked. */
    void learn(Answer<T> learned) {
        answer = learned;
    }

    private Answer<T> ask() {
        if (asked == null || asked.isDone()) {
            asked = threads.submit(question);
        }
        try {
            return Answer.of(asked.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            return Answer.of(Failure.of(e.getCause()));
        } catch (TimeoutException e) {
            return Answer.of(new Failure(
                    "There was no answer within %d seconds".formatted(LONGEST_WAIT.toSeconds()),
                    "Look again: it may be busy"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.of(Failure.of(e));
        }
    }
}
