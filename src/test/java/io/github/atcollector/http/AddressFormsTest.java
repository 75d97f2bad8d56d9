package io.github.atcollector.http;

import static io.github.atcollector.Rig.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.CapturedOutput;
import io.github.atcollector.Rig;
import io.github.atcollector.TestLedger;
import io.github.atcollector.export.Listener;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.model.Days;
import io.github.atcollector.runtime.Collector;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every call reaches an address that is given in any form that is legal. */
class AddressFormsTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "::1, http://[::1]:PORT",
        "::1, http://[0:0:0:0:0:0:0:1]:PORT/below/a/path",
        "127.0.0.1, HTTP://LocalHost:PORT/",
        "127.0.0.1, http://127.0.0.1:PORT/a%2Fb/c%20d//",
        "127.0.0.1, http://127.0.0.1:PORT/a;b=c!d",
    })
    void everyCallIsMadeBelowIt(String host, String form) throws Exception {
        try (Rig rig = TestLedger.SQLITE.giveTo(new Rig(directory));
                Relay relay = Relay.at(host, rig.service().endpoint())) {
            String address = form.replace("PORT", String.valueOf(relay.port()));
            String prefix = address.replaceFirst("(?i)^http://[^/]*", "").replaceFirst("/+$", "");
            relay.below(prefix);
            rig.set("collector.endpoint", address)
                    .set(
                            "collector.auth.token-url",
                            address.replaceFirst("/+$", "") + "/UAALoginServerWAR/oauth/token");
            rig.collect(new Days(DAY.minusDays(1), DAY.minusDays(1))); // the ledger knows who we are
            rig.service().faults().next(Step.OPEN, Fault.lostAnswer());

            Result result = rig.collect(new Days(DAY, DAY));

            assertThat(result.outcomes()).singleElement().matches(Outcome::isDone);
            assertThat(rig.service().books().sessionsOpen()).isEmpty();
            assertThat(relay.requests())
                    .anyMatch(line -> line.startsWith("POST " + prefix + "/UAALoginServerWAR/oauth/token "))
                    .anyMatch(line -> line.startsWith("POST " + prefix + "/v3/sessions "))
                    .anyMatch(line -> line.startsWith("GET " + prefix + "/v3/events/download "))
                    .anyMatch(line -> line.startsWith("GET " + prefix + "/v3/events "))
                    .anyMatch(line -> line.startsWith("GET " + prefix + "/v3/sessions "))
                    .anyMatch(line -> line.startsWith("GET " + prefix + "/v3/sessions/"))
                    .anyMatch(line -> line.startsWith("DELETE " + prefix + "/v3/sessions/"));
            assertThat(rig.service().books().requests()).hasSameSizeAs(relay.requests());
        }
    }

    @ParameterizedTest
    @CsvSource({"::1, http://[::1]:PORT", "127.0.0.1, HTTP://LocalHost:PORT"})
    void itIsAskedForTheAddressOfTheToken(String host, String form) throws Exception {
        try (Rig rig = new Rig(directory);
                Relay relay = Relay.at(host, rig.service().endpoint());
                Collector collector = collector(rig, relay, form)) {
            collector.start();

            assertThat(collector
                            .collect(new Days(DAY, DAY))
                            .get(5, TimeUnit.MINUTES)
                            .outcomes())
                    .singleElement()
                    .matches(Outcome::isDone);
            assertThat(relay.requests())
                    .containsExactly("GET /v2/info HTTP/1.1", "POST /UAALoginServerWAR/oauth/token HTTP/1.1");
        }
    }

    @Test
    void thatIsHttpOfAnotherMachineIsToldAtTheStart() throws Exception {
        try (Rig rig = new Rig(directory);
                CapturedOutput output = new CapturedOutput();
                Collector collector = rig.set("collector.endpoint", "http://activity-tracker.test")
                        .collector(new Listener() {})) {
            collector.start();

            assertThat(output.text().lines().filter(line -> line.contains("http address")))
                    .singleElement()
                    .asString()
                    .contains("WARN", "collector.endpoint");
        }
    }

    private static Collector collector(Rig rig, Relay relay, String form) {
        String address = form.replace("PORT", String.valueOf(relay.port()));
        return rig.set("collector.auth.token-url", "")
                .set("collector.auth.info-url", address + "/v2/info")
                .collector(new Listener() {});
    }
}
