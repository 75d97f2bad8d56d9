package io.github.atcollector.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() throws IOException {
        context.close();
    }

    private ReadAhead<Integer, Numbers> reading(Numbers numbers) {
        return new ReadAhead<>(numbers, context.getExecutorServiceManager());
    }

    @Test
    void givesAllInOrder() throws IOException {
        try (ReadAhead<Integer, Numbers> numbers = reading(new Numbers(100, 1000))) {
            assertThat(numbers)
                    .toIterable()
                    .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
        }
    }

    @Test
    void readsTheNextOneWhileOneIsWorkedOnAndNoMore() throws IOException {
        Numbers numbers = new Numbers(100, 1000);
        try (ReadAhead<Integer, Numbers> ahead = reading(numbers)) {
            ahead.next();
            await().untilAsserted(() -> assertThat(numbers.given).hasValue(2));
            ahead.hasNext();
            assertThat(numbers.given).hasValue(2);
        }
    }

    @Test
    void throwsWhatItsReadingThrewBehindWhatWasReadBefore() throws IOException {
        try (ReadAhead<Integer, Numbers> numbers = reading(new Numbers(100, 2))) {
            assertThat(numbers.next()).isZero();
            assertThat(numbers.next()).isOne();
            assertThatThrownBy(numbers::hasNext)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("broken");
        }
    }

    @Test
    void leavesNoThreadAndClosesTheItemsWhenItIsClosedBeforeTheEnd() throws IOException {
        Numbers numbers = new Numbers(100, 1000);
        ReadAhead<Integer, Numbers> ahead = reading(numbers);
        ahead.next();
        ahead.close();
        assertThat(numbers.closed).isTrue();
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().contains("read-ahead")));
    }

    /** Numbers from 0 on, up to a limit, or to one that cannot be read. */
    private static final class Numbers implements Iterator<Integer>, Closeable {
        private final AtomicInteger given = new AtomicInteger();
        private final int limit;
        private final int broken;
        private volatile boolean closed;

        private Numbers(int limit, int broken) {
            this.limit = limit;
            this.broken = broken;
        }

        @Override
        public boolean hasNext() {
            return given.get() < limit;
        }

        @Override
        public Integer next() {
            if (given.get() == broken) {
                throw new UncheckedIOException(new IOException("broken"));
            }
            return given.getAndIncrement();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
