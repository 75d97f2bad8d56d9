package io.github.atcollector.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedAnswerTest {
    @Test
    void isMadeByOneAtATimeAndSharedWhileItCounts() throws Exception {
        AtomicInteger times = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        SharedAnswer answer = new SharedAnswer(
                out -> {
                    begun.countDown();
                    goesOn.await();
                    out.write(times.incrementAndGet());
                },
                Duration.ofHours(1),
                Duration.ZERO);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<byte[]> first = thread.submit(answer::packed);
            begun.await();

            assertThat(answer.packed()).isNull();

            goesOn.countDown();
            assertThat(answer.packed() == null ? first.get() : answer.packed()).isSameAs(first.get());
            assertThat(answer.packed()).isSameAs(first.get());
            assertThat(times).hasValue(1);
        } finally {
            thread.shutdownNow();
        }
    }
}
