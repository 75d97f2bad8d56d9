package io.github.atcollector.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that are no setting. */
class UnknownNamesTest extends GivenSettings {
    @Test
    void areFaultsWithAHint() {
        set.put("collector.spaceid", "c1");

        assertThat(faults())
                .containsExactly(
                        new Fault("collector.spaceid", "is no setting (in --set); did you mean collector.space-id?"));
    }

    @Test
    void areFaultsWithoutAHintWhereNoneIsNear() throws IOException {
        config = write("my.properties", "color=blue");

        assertThat(faults())
                .containsExactly(new Fault(
                        "color",
                        "is no setting (in %s); every setting is listed in conf/application.properties"
                                .formatted(config)));
    }

    @ParameterizedTest
    @CsvSource({
        "COLLECTOR_SPACEID, COLLECTOR_SPACE_ID",
        "COLLECTOR_AUTH_APIKEY, COLLECTOR_AUTH_API_KEY",
        "COLLECTOR_MAX_SESSION, COLLECTOR_MAX_SESSIONS",
        "COLLECTOR_FORM, COLLECTOR_FROM",
        "COLLECTOR_RETRY_MAX_ATEMPS, COLLECTOR_RETRY_MAX_ATTEMPTS"
    })
    void areFaultsInTheEnvironmentWhereTheyLookLikeASlip(String given, String meant) {
        environment.put(given, SECRET);

        assertThat(faults())
                .containsExactly(new Fault(
                        given, "is an environment variable of no setting; did you mean %s?".formatted(meant)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COLLECTOR_HOME",
                "COLLECTOR_PORT",
                "COLLECTOR_PORT_80_TCP_ADDR",
                "COLLECTOR_AUTH_PORT",
                "COLLECTOR_FILE_PORT",
                "COLLECTOR_RETRY_PORT",
                "COLLECTOR_SERVICE_HOST",
                "COLLECTOR_SERVICE_PORT",
                "COLLECTOR_SERVICE_PORT_HTTP",
                "COLLECTOR_PORT_8080_TCP",
                "COLLECTOR_PORT_8080_TCP_PROTO",
                "COLLECTOR_PORT_8080_TCP_PORT",
                "COLLECTOR_PORT_8080_TCP_ADDR",
                "COLLECTORSPACEID",
                "PATH"
            })
    void passInTheEnvironmentWhereTheyBelongToOthers(String name) throws SettingsException {
        environment.put(name, "10.0.0.1");

        assertThat(targets()).hasSize(1);
    }
}
