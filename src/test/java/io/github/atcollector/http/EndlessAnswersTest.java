package io.github.atcollector.http;

import static io.github.atcollector.Rig.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.Rig;
import io.github.atcollector.export.Result;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.model.Days;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a peer sends without an end is cut short, and told. */
class EndlessAnswersTest {
    /** More than the buffers of two connections hold, so that it is known what was read. */
    private static final int MEGABYTES = 64;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void failsAtTheTokenWithoutBeingReadToItsEnd(EndlessAnswer endless) throws Exception {
        AtomicBoolean read = new AtomicBoolean();
        try (RawServer server = server(endless, read);
                Rig rig = new Rig(directory)) {
            rig.set("collector.auth.token-url", server.url("/oauth/token")).set("collector.retry.max-attempts", "1");

            Result result = rig.collect(new Days(DAY, DAY));

            assertThat(result.outcomes()).singleElement().satisfies(outcome -> assertThat(
                            outcome.failure().toString())
                    .containsPattern("(?i)limit exceeded|count exceeded|is longer than|chunk")
                    .contains("collector.proxy.url"));
            assertThat(read).isFalse();
            assertThat(rig.service().books().requests(Step.OPEN)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void failsAtTheDownloadWithoutBeingReadToItsEndAndTheSessionIsClosed(EndlessAnswer endless) throws Exception {
        AtomicBoolean read = new AtomicBoolean();
        try (Rig rig = new Rig(directory);
                RawServer server = server(endless, read);
                Relay relay = Relay.to(rig.service().endpoint()).with("/v3/events/download", server)) {
            rig.set("collector.endpoint", relay.url("")).set("collector.retry.max-attempts", "1");

            Result result = rig.collect(new Days(DAY, DAY));

            assertThat(result.outcomes()).singleElement().matches(outcome -> !outcome.isDone());
            assertThat(read).isFalse();
            assertThat(rig.service().books().sessionsOpened()).isPositive();
            assertThat(rig.service().books().sessionsOpen()).isEmpty();
        }
    }

    private static RawServer server(EndlessAnswer endless, AtomicBoolean read) {
        return new RawServer(out -> {
            endless.write(out, MEGABYTES);
            read.set(true);
        });
    }
}
