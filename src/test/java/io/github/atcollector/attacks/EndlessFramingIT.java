package io.github.atcollector.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.Rig;
import io.github.atcollector.http.EndlessAnswer;
import io.github.atcollector.http.RawServer;
import io.github.atcollector.http.Relay;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A peer whose framing has no end costs a try, not the process: with the heap that is shipped, at the token and in the middle of a
 * window. One process meets one kind after the other.
 */
class EndlessFramingIT {
    private static final int MEGABYTES = 256;

    @TempDir
    private Path directory;

    private final AtomicInteger calls = new AtomicInteger();
    private final Set<EndlessAnswer> ended = ConcurrentHashMap.newKeySet();
    private RawServer server;
    private Rig rig;

    @BeforeEach
    void start() {
        server = new RawServer(this::answer);
        rig = new Rig(directory)
                .set("collector.window", "PT1H")
                .set("collector.retry.max-attempts", "2")
                .set("collector.timeout.idle", "PT60S");
    }

    @AfterEach
    void stop() throws IOException {
        rig.close();
        server.close();
    }

    private void answer(OutputStream out) throws IOException {
        EndlessAnswer endless = EndlessAnswer.values()[calls.getAndIncrement() % EndlessAnswer.values().length];
        try {
            endless.write(out, MEGABYTES);
        } catch (IOException e) {
            ended.add(endless);
        }
    }

    @Test
    void atTheTokenEndsATryAndNotTheProcess() throws Exception {
        rig.set("collector.auth.token-url", server.url("/oauth/token"));

        assertEachWindowFails();
    }

    @Test
    void inTheMiddleOfAWindowEndsATryAndNotTheProcess() throws Exception {
        try (Relay service = Relay.to(rig.service().endpoint()).with("/v3/events/download", server)) {
            rig.set("collector.endpoint", service.url(""));

            assertEachWindowFails();
        }

        assertThat(rig.service().books().sessionsOpened()).isPositive();
        assertThat(rig.service().books().sessionsOpen()).isEmpty();
    }

    private void assertEachWindowFails() throws Exception {
        try (Distribution collector =
                Distribution.start(directory, rig.settings(), "once", "--from", "2018-06-28", "--to", "2018-06-28")) {
            assertThat(collector.status()).as(collector.output()).isEqualTo(1);
            assertThat(collector.output()).doesNotContain("OutOfMemoryError").contains("0 of 24 windows collected");
            await().untilAsserted(() -> assertThat(ended).containsExactlyInAnyOrder(EndlessAnswer.values()));
        }
    }
}
