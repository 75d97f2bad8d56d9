package io.github.atcollector.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.model.Failure;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProbeTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private Probe<Integer> probe(Callable<Integer> question, Duration pause, Duration longestWait) {
        return new Probe<>(
                () -> {
                    asked.incrementAndGet();
                    return question.call();
                },
                pause,
                longestWait,
                threads);
    }

    @Test
    void asksOnceAsLongAsTheAnswerCounts() {
        Probe<Integer> probe = probe(() -> 7, LONG, LONG);

        for (int again = 0; again < 10; again++) {
            assertThat(probe.answer().value()).isEqualTo(7);
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void asksAnewWhereItIsTooOld() {
        Probe<Integer> probe = probe(() -> 7, Duration.ofSeconds(-1), LONG);
        probe.answer();
        probe.answer();

        assertThat(asked).hasValue(2);
    }

    @Test
    void remembersAFailureToo() {
        Probe<Integer> probe = probe(
                () -> {
                    throw new IOException("away");
                },
                LONG,
                LONG);

        assertThat(probe.answer().failure().what()).contains("away");
        assertThat(probe.answer().value()).isNull();
        assertThat(asked).hasValue(1);
    }

    @Test
    void doesNotAskWhatItWasTold() {
        Probe<Integer> probe = probe(() -> 7, LONG, LONG);
        probe.learn(Answer.of(new Failure("It was refused", "Mend it")));

        assertThat(probe.answer().failure().what()).isEqualTo("It was refused");
        assertThat(asked).hasValue(0);
    }

    @Test
    void waitsOnceForAnAnswerThatDoesNotComeAndAsksNoSecondTimeMeanwhile() {
        CountDownLatch goOn = new CountDownLatch(1);
        Probe<Integer> probe = probe(
                () -> {
                    goOn.await();
                    return 7;
                },
                Duration.ofSeconds(-1),
                Duration.ofMillis(1));

        assertThat(probe.answer().failure().what()).contains("no answer");
        assertThat(probe.answer().failure().what()).contains("no answer");

        goOn.countDown();
        await().until(() -> Integer.valueOf(7).equals(probe.answer().value()));
        assertThat(asked).hasValue(1);
    }

    @Test
    void prefersWhatIsLearnedWhileItAsks() {
        Probe<?>[] probe = new Probe<?>[1];
        probe[0] = probe(
                () -> {
                    learn(probe[0]);
                    return 7;
                },
                LONG,
                LONG);

        assertThat(probe[0].answer().failure().what()).isEqualTo("It was refused");
    }

    private static <T> void learn(Probe<T> probe) {
        probe.learn(Answer.of(new Failure("It was refused", "Mend it")));
    }
}
