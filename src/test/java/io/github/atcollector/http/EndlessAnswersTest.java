package io.github.atcollector.http;

import static io.github.atcollector.Rig.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.Rig;
import io.github.atcollector.export.Listener;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.model.Days;
import io.github.atcollector.runtime.Collector;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a peer sends without an end is cut short, and told. One running collector meets them all, on a day each. */
class EndlessAnswersTest {
    /** More than the buffers of two connections hold, so that it is known what was read. */
    private static final int MEGABYTES = 64;

    /** A service, a collector of it, and a server that takes its place for one address. */
    abstract static class Meeting {
        private final Set<EndlessAnswer> read = ConcurrentHashMap.newKeySet();
        final RawServer server = new RawServer(this::answer);
        Rig rig;
        private volatile EndlessAnswer endless;
        private LocalDate day = DAY;
        private Collector collector;

        @BeforeAll
        void start(@TempDir Path directory) throws Exception {
            rig = new Rig(directory).set("collector.retry.max-attempts", "1");
            redirect();
            collector = rig.collector(new Listener() {});
            collector.start();
        }

        abstract void redirect() throws IOException;

        @AfterAll
        void stop() throws IOException {
            collector.close();
            server.close();
            rig.close();
        }

        private void answer(OutputStream out) throws IOException {
            EndlessAnswer written = endless;
            written.write(out, MEGABYTES);
            read.add(written);
        }

        /** The one outcome of a day; nothing was read to its end. */
        Outcome meet(EndlessAnswer answer) throws Exception {
            endless = answer;
            day = day.plusDays(1);
            List<Outcome> outcomes = collector
                    .collect(new Days(day, day))
                    .get(5, TimeUnit.MINUTES)
                    .outcomes();
            assertThat(read).isEmpty();
            assertThat(outcomes).hasSize(1);
            return outcomes.get(0);
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class AtTheToken extends Meeting {
        @Override
        void redirect() {
            rig.set("collector.auth.token-url", server.url("/oauth/token"));
        }

        @ParameterizedTest
        @EnumSource
        void endsTheTry(EndlessAnswer endless) throws Exception {
            assertThat(meet(endless).failure().toString())
                    .containsPattern("(?i)limit exceeded|count exceeded|is longer than|chunk")
                    .contains("collector.proxy.url");
            assertThat(rig.service().books().requests(Step.OPEN)).isZero();
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class AtTheDownload extends Meeting {
        private Relay relay;

        @Override
        void redirect() throws IOException {
            relay = Relay.to(rig.service().endpoint()).with("/v3/events/download", server);
            rig.set("collector.endpoint", relay.url(""));
        }

        @AfterAll
        void closeRelay() throws IOException {
            relay.close();
        }

        @ParameterizedTest
        @EnumSource
        void endsTheTryAndTheSessionIsClosed(EndlessAnswer endless) throws Exception {
            int before = rig.service().books().sessionsOpened();

            assertThat(meet(endless).isDone()).isFalse();

            assertThat(rig.service().books().sessionsOpened()).isGreaterThan(before);
            assertThat(rig.service().books().sessionsOpen()).isEmpty();
        }
    }
}
