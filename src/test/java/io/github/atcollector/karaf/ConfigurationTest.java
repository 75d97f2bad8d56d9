package io.github.atcollector.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atcollector.settings.SettingsException;
import io.github.atcollector.settings.Target;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
    private static final Map<String, String> SETTINGS = Map.of(
            "service.pid", "io.github.atcollector~payments",
            "component.id", "7",
            "connectionFactory.target", "(name=broker)",
            "connectionFactory.cardinality.minimum", "1",
            "felix.fileinstall.filename", "file:/karaf/etc/io.github.atcollector-payments.cfg",
            "collector.space-id", "s-1",
            "collector.auth.api-key", "k3y");

    @ParameterizedTest
    @ValueSource(strings = {"io.github.atcollector-payments.cfg", "io.github.atcollector~payments.cfg"})
    void namesTheTargetByItsFile(String file) throws Exception {
        assertThat(target(Map.of("felix.fileinstall.filename", "file:/karaf/etc/" + file), false)
                        .name())
                .isEqualTo("payments");
    }

    @Test
    void leavesPropertiesOfKarafAlone() throws Exception {
        assertThat(target(Map.of(), false).get("collector.interval")).isEqualTo("PT1H");
    }

    @Test
    void isRefusedWithoutANameInItsFile() {
        assertThatThrownBy(() ->
                        target(Map.of("felix.fileinstall.filename", "file:/etc/io.github.atcollector.cfg"), false))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(
                        "names no target: a target's configuration is a file etc/io.github.atcollector-NAME.cfg");
    }

    @Test
    void saysEveryFaultAtOnceAndHowToMendIt() {
        assertThatThrownBy(() -> target(Map.of("collector.space-id", "", "collector.windw", "P1D"), false))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(
                        "collector.space-id: is required: an id of letters, digits and dashes (in the target's file)")
                .hasMessageContaining(
                        "collector.windw: is no setting (in the target's configuration); did you mean collector.window?");
    }

    @Test
    void needsNoAddressOfABrokerThatIsAService() throws Exception {
        Map<String, String> jms = Map.of("collector.sinks", "jms", "collector.jms.destination", "queue:audit");

        assertThat(target(jms, true).jms()).isNotNull();
        assertThatThrownBy(() -> target(jms, false)).hasMessageContaining("collector.jms.url: is required");
    }

    private static Target target(Map<String, String> differing, boolean broker) throws SettingsException {
        Map<String, Object> all = new HashMap<>(SETTINGS);
        all.putAll(differing);
        return new Configuration(new Hashtable<>(all)).target(broker);
    }
}
