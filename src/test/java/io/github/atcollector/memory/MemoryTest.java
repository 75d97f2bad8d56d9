package io.github.atcollector.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemoryTest {
    private final Memory memory = new Memory(Memory.BASE + 100);

    private CompletableFuture<Memory.Share> take(long bytes) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return memory.take(bytes);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Memory.Share of(CompletableFuture<Memory.Share> taken) throws Exception {
        return taken.get(2, TimeUnit.MINUTES);
    }

    @Test
    void isNeverTakenMoreThanOnce() throws Exception {
        AtomicLong taken = new AtomicLong();
        List<Long> seen = Collections.synchronizedList(new ArrayList<>());
        List<CompletableFuture<Void>> windows = new ArrayList<>();
        for (int i = 1; i <= 50; i++) {
            long bytes = i;
            windows.add(take(bytes).thenAcceptAsync(share -> {
                seen.add(taken.addAndGet(bytes));
                Thread.yield();
                taken.addAndGet(-bytes);
                share.close();
            }));
        }
        for (CompletableFuture<Void> window : windows) {
            window.get(2, TimeUnit.MINUTES);
        }

        assertThat(seen).hasSize(50).allMatch(bytes -> bytes <= 100);
    }

    @Test
    void letsOneThroughThatIsLargerThanItselfWhenItIsAlone() throws Exception {
        of(take(1_000)).close();

        assertThat(of(take(100))).isNotNull();
    }

    @Test
    void goesToThoseWhoCameFirst() throws Exception {
        Memory.Share first = memory.take(60);
        CompletableFuture<Memory.Share> large = take(80);
        CompletableFuture<Memory.Share> small = take(10).thenCombine(large, (mine, before) -> mine);
        first.close();

        of(large).close();
        of(small).close();
    }

    @Test
    void isLessWhileTargetsRun() throws Exception {
        memory.setAside(70);
        assertThat(memory.left()).isEqualTo(30);
        Memory.Share first = memory.take(30);
        CompletableFuture<Memory.Share> second = take(20);
        assertThat(second).isNotDone();

        memory.setAside(-70);

        of(second).close();
        first.close();
    }
}
