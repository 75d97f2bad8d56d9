package io.github.atcollector.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atcollector.settings.SettingsException;
import io.github.atcollector.settings.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    private static final Map<String, String> SETTINGS = Map.of(
            "service.pid", "io.github.atcollector.target~payments",
            "component.id", "7",
            "connectionFactory.target", "(name=broker)",
            "connectionFactory.cardinality.minimum", "1",
            "collector.space-id", "s-1",
            "collector.auth.api-key", "k3y");

    @Test
    void namesTheTarget() throws Exception {
        assertThat(target(Map.of(), false).name()).isEqualTo("payments");
    }

    @Test
    void leavesPropertiesOfKarafAlone() throws Exception {
        assertThat(target(Map.of(), false).settings().get("collector.interval")).isEqualTo("PT1H");
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

    @Test
    void takesAServiceOfTheOwnFolderAndTheBundlesWhereItHasNone(@TempDir Path routes) throws Exception {
        Path file = routes.resolve("services/logs/service.properties");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "title=Logs\npage.format=csv\nsetting.target=which part");
        Map<String, String> logs = Map.of("collector.service", "logs", "collector.service.target", "all");

        assertThat(target(logs, routes).settings()).containsEntry("collector.service.target", "all");
        assertThat(target(Map.of(), routes).service().title()).isEqualTo("IBM Cloud Activity Tracker");
    }

    @Test
    void refusesTheObjectStore() {
        assertThatThrownBy(() -> target(Map.of("collector.sinks", "s3", "collector.s3.bucket", "audit"), false))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("collector.sinks: holds s3, which is not offered in Karaf");
    }

    private static Target target(Map<String, String> differing, boolean broker) throws SettingsException {
        return configuration(differing).target(broker, Path.of("none"));
    }

    private static Target target(Map<String, String> differing, Path routes) throws SettingsException {
        return configuration(differing).target(false, routes);
    }

    private static Configuration configuration(Map<String, String> differing) {
        Map<String, Object> all = new HashMap<>(SETTINGS);
        all.putAll(differing);
        return new Configuration(new Hashtable<>(all));
    }
}
