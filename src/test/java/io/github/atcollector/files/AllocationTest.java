package io.github.atcollector.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.atcollector.fakeservice.SessionRequest;
import io.github.atcollector.fakeservice.StandIn;
import io.github.atcollector.fakeservice.StandInOptions;
import io.github.atcollector.sinks.EventReader;
import io.github.atcollector.verification.Chunks;
import io.github.atcollector.verification.EventCount;
import io.github.atcollector.verification.GzipMembers;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds the loops over events to what they may allocate: it is counted by the JVM, the same on every machine, and it is what makes
 * them slow first. A bound that is passed on purpose is set anew, with its reason in the commit.
 */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int EVENTS = 20_000;

    @TempDir
    private static Path directory;

    private static Path file;
    private static long megabytes;

    @BeforeAll
    static void makeTheEvents() throws IOException {
        file = directory.resolve("events.json.gz");
        SessionRequest day = SessionRequest.ofDay(LocalDate.of(2018, 6, 28));
        try (StandIn standIn = StandIn.start(StandInOptions.defaults().withEventsPerDay(EVENTS));
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            standIn.writeBody(day, out);
            standIn.writePlain(day, new OutputStream() {
                @Override
                public void write(int b) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void write(byte[] bytes, int offset, int length) {
                    megabytes += length;
                }
            });
        }
        megabytes /= 1_000_000;
    }

    private interface Loop {
        void run() throws IOException;
    }

    /** In bytes, of the second run: the first one loads classes. */
    private static long allocatedBy(Loop loop) throws IOException {
        loop.run();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        loop.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    /** Of an event, its eventTime and its day: 96 bytes. The rest are buffers, however many events there are. */
    @Test
    void verifyingAllocatesNothingOfAnEventButItsTime() throws IOException {
        long allocated = allocatedBy(() -> {
            try (InputStream in = Files.newInputStream(file);
                    Chunks content = new Chunks(new GzipMembers(in))) {
                assertThat(EventCount.of(content, Long.MAX_VALUE).events()).isEqualTo(EVENTS);
            }
        });

        assertThat(megabytes).isGreaterThan(10);
        assertThat(allocated).isLessThan(640_000 + 110L * EVENTS);
    }

    @Test
    void inflatingAllocatesItsBuffersOnly() throws IOException {
        long allocated = allocatedBy(() -> {
            byte[] buffer = new byte[64 * 1024];
            try (InputStream in = Files.newInputStream(file);
                    GzipMembers content = new GzipMembers(in)) {
                while (content.read(buffer) >= 0) {
                    continue;
                }
            }
        });

        assertThat(allocated).isLessThan(140_000);
    }

    /** An event's bytes, its fields, and its place in the memory of copies: 2,389 bytes, of an event of 630. */
    @Test
    void readingTheEventsOfADeliveryAllocatesFourTimesTheirSize() throws IOException {
        long allocated = allocatedBy(() -> {
            try (EventReader events = EventReader.of(file, "emea", "2018-06-28", 1_000_000, 0)) {
                while (events.hasNext()) {
                    events.next();
                }
            }
        });

        assertThat(allocated).isLessThan(2_600L * EVENTS);
    }
}
