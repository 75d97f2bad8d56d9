package io.github.atcollector.kubernetes;

import static io.github.atcollector.kubernetes.Fleet.container;
import static io.github.atcollector.kubernetes.Fleet.found;
import static io.github.atcollector.kubernetes.Fleet.manifest;
import static io.github.atcollector.kubernetes.Fleet.mountPath;
import static io.github.atcollector.kubernetes.Fleet.names;
import static io.github.atcollector.kubernetes.Fleet.pod;
import static io.github.atcollector.kubernetes.Fleet.settings;
import static io.github.atcollector.kubernetes.Fleet.targets;
import static io.github.atcollector.kubernetes.Fleet.texts;
import static io.github.atcollector.kubernetes.Fleet.volume;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.atcollector.Yaml;
import io.github.atcollector.settings.Settings;
import io.github.atcollector.settings.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests of a fleet against each other, the image, the settings and the page about them. */
class FleetManifestsTest {

    @Nested
    class TheKustomization {
        @ParameterizedTest
        @ValueSource(strings = {"", "lasting"})
        void listsEveryManifestBesideIt(String name) throws IOException {
            Path folder = Fleet.FOLDER.resolve(name);

            assertThat(texts(Yaml.read(folder.resolve("kustomization.yaml")).path("resources")))
                    .containsExactlyInAnyOrderElementsOf(names(folder, ".yaml").stream()
                            .filter(file -> !file.equals("kustomization.yaml"))
                            .toList());
        }

        @Test
        void makesMapsOfTheSettingsAndOfEveryTarget() throws IOException {
            JsonNode maps = manifest("kustomization").path("configMapGenerator");

            assertThat(maps.at("/0/name")).isEqualTo(container().at("/envFrom/0/configMapRef/name"));
            assertThat(texts(maps.at("/0/envs"))).containsExactly("settings.env");
            assertThat(maps.at("/1/name")).isEqualTo(volume("targets").at("/configMap/name"));
            assertThat(texts(maps.at("/1/files")))
                    .containsExactlyInAnyOrderElementsOf(names(Fleet.TARGETS, "").stream()
                            .map("targets/"::concat)
                            .toList());
        }

        @Test
        void givesTheImageAVersion() throws IOException {
            JsonNode image = manifest("kustomization").at("/images/0");

            assertThat(image.path("name")).isEqualTo(container().path("image"));
            assertThat(image.path("newTag").asText()).matches("\\d+\\.\\d+.*");
        }

        @Test
        void leavesTheNamespaceAndTheVolumeToOneThatOutlastsIt() throws IOException {
            JsonNode claim = manifest("lasting/data").path("metadata");
            JsonNode namespace = manifest("kustomization").path("namespace");

            assertThat(claim.path("name")).isEqualTo(volume("data").at("/persistentVolumeClaim/claimName"));
            assertThat(claim.path("namespace")).isEqualTo(namespace);
            assertThat(manifest("lasting/namespace").at("/metadata/name")).isEqualTo(namespace);
        }
    }

    @Nested
    class ThePod {
        @Test
        void isWhatEverySelectorSelects() throws IOException {
            JsonNode labels = manifest("deployment").at("/spec/template/metadata/labels");

            assertThat(List.of(
                            manifest("deployment").at("/spec/selector/matchLabels"),
                            manifest("disruption-budget").at("/spec/selector/matchLabels"),
                            manifest("network-policy").at("/spec/podSelector/matchLabels"),
                            manifest("service").at("/spec/selector"),
                            pod().at("/topologySpreadConstraints/0/labelSelector/matchLabels")))
                    .allSatisfy(selector ->
                            assertThat(selector.properties()).isNotEmpty().isSubsetOf(labels.properties()));
        }

        @Test
        void runsAsTheUserOfTheImage() throws IOException {
            JsonNode context = pod().path("securityContext");
            String group = context.path("runAsGroup").asText();

            assertThat(inDockerfile("USER (.+)"))
                    .containsExactly(context.path("runAsUser").asText() + ":" + group);
            assertThat(context.path("fsGroup").asText()).isEqualTo(group);
        }

        /** What Pod Security Standards call restricted, as its namespace enforces; and a root that is read only. */
        @Test
        void mayDoNoMoreThanItHasTo() throws IOException {
            assertThat(pod().at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod().at("/securityContext/seccompProfile/type").asText())
                    .isEqualTo("RuntimeDefault");
            assertThat(pod().path("automountServiceAccountToken").asBoolean(true))
                    .isFalse();
            assertThat(container().path("securityContext"))
                    .isEqualTo(json("{'allowPrivilegeEscalation':false,'readOnlyRootFilesystem':true,"
                            + "'capabilities':{'drop':['ALL']}}"));
        }

        @Test
        void runsTheCommandOfTheImage() throws IOException {
            assertThat(inDockerfile("CMD (\\[\"[a-z]+\"])"))
                    .containsExactly(container().path("args").toString());
            assertThat(container().has("command")).isFalse();
        }

        @Test
        void keepsItsFilesOnTheSharedVolume() throws IOException {
            assertThat(inDockerfile("VOLUME (.+)")).containsExactly(mountPath("data"));
            assertThat(inDockerfile("WORKDIR (.+)")).endsWith(mountPath("data"));
        }

        @Test
        void isGivenSettingsThatMakeAFleetOfAllTargets(@TempDir Path mounts) throws Exception {
            assertThat(targets(mounts))
                    .allMatch(Target::sharesWindows)
                    .extracting(target -> target.name() + ".properties")
                    .containsExactlyInAnyOrderElementsOf(names(Fleet.TARGETS, ""));
        }

        @Test
        void listensWhereItIsAsked(@TempDir Path mounts) throws Exception {
            String port = container().at("/ports/0/containerPort").asText();

            assertThat(targets(mounts)).allSatisfy(target -> {
                assertThat(target.get(Settings.MANAGEMENT_HOST)).isEqualTo("0.0.0.0");
                assertThat(target.settings().get("collector.management.port")).isEqualTo(port);
            });
            assertThat(List.of(
                            manifest("service").at("/spec/ports/0/port"),
                            manifest("network-policy").at("/spec/ingress/0/ports/0/port"),
                            manifest("deployment").at("/spec/template/metadata/annotations/prometheus.io~1port")))
                    .extracting(JsonNode::asText)
                    .containsOnly(port);
        }

        /** As docs/operations.md asks for. */
        @Test
        void isGivenThirtySecondsMoreThanWindowsInFlightHave(@TempDir Path mounts) throws Exception {
            Duration grace = Duration.ofSeconds(
                    pod().path("terminationGracePeriodSeconds").asLong());

            assertThat(targets(mounts))
                    .extracting(target -> target.get(Settings.SHUTDOWN_TIMEOUT))
                    .allSatisfy(
                            timeout -> assertThat(grace).isGreaterThanOrEqualTo(timeout.plus(Duration.ofSeconds(30))));
        }

        @Test
        void mayReachItsBrokerAndItsDatabase() throws IOException {
            assertThat(manifest("network-policy").at("/spec/egress").findValuesAsText("port"))
                    .containsAll(found("_JMS_URL=tcp://[^:]+:(\\d+)", settings()))
                    .contains("443", "5432");
        }

        @Test
        void speaksToBothByTlsAndChecksTheirNames() throws IOException {
            assertThat(found("(?m)_JMS_URL=(.+)$", settings()).get(0)).contains("sslEnabled=true", "trustStorePath=");
            assertThat(found("(?m)_LEDGER_URL=(.+)$", settings()).get(0))
                    .contains("sslmode=verify-full", "sslrootcert=");
        }

        @Test
        void findsEverySecretIfTheyWereMadeAsThePageSays() throws IOException {
            String command = found("(?s)(create secret .+?)\\n```", Files.readString(Path.of("docs/kubernetes.md")))
                    .get(0);

            assertThat(command)
                    .contains(" generic "
                            + volume("secrets").at("/secret/secretName").asText() + " ");
            assertThat(new TreeSet<>(found(
                            "(?i)(?:[._-]file|trustStorePath|sslrootcert)=" + mountPath("secrets") + "/([^\\s&]+)",
                            settings())))
                    .hasSizeGreaterThan(2)
                    .containsExactlyInAnyOrderElementsOf(found("--from-file=([^ =]+)", command));
        }
    }

    private static List<String> inDockerfile(String instruction) throws IOException {
        return found("(?m)^" + instruction + "$", Files.readString(Path.of("Dockerfile")));
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
