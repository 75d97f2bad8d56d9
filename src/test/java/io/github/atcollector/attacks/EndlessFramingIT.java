package io.github.atcollector.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.Rig;
import io.github.atcollector.http.EndlessAnswer;
import io.github.atcollector.http.RawServer;
import io.github.atcollector.http.Relay;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A peer whose framing has no end costs a try, not the process: with the heap that is shipped, at the token and in the middle of a window. */
class EndlessFramingIT {
    private static final int MEGABYTES = 256;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void endsATryAndNotTheProcess(EndlessAnswer endless) throws Exception {
        try (Rig rig = new Rig(directory);
                RawServer server = new RawServer(out -> endless.write(out, MEGABYTES));
                Relay service = Relay.to(rig.service().endpoint()).with("/v3/events/download", server)) {
            rig.set("collector.retry.max-attempts", "2").set("collector.timeout.idle", "PT60S");

            Map<String, String> atTheToken = new HashMap<>(rig.settings());
            atTheToken.put("collector.auth.token-url", server.url("/oauth/token"));
            assertFails(atTheToken);

            Map<String, String> atTheDownload = new HashMap<>(rig.settings());
            atTheDownload.put("collector.endpoint", service.url(""));
            assertFails(atTheDownload);
            assertThat(rig.service().books().sessionsOpened()).isPositive();
            assertThat(rig.service().books().sessionsOpen()).isEmpty();
        }
    }

    private void assertFails(Map<String, String> settings) throws Exception {
        try (Distribution collector =
                Distribution.start(directory, settings, "once", "--from", "2018-06-28", "--to", "2018-06-28")) {
            assertThat(collector.status()).as(collector.output()).isEqualTo(1);
            assertThat(collector.output()).doesNotContain("OutOfMemoryError").contains("2018-06-28");
        }
    }
}
