package io.github.atcollector.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.atcollector.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The manifests against the schema of the Kubernetes API, and what that refuses. */
class ApiSchemaTest {
    private static final Path DEPLOYMENT = Path.of("ops/kubernetes/deployment.yaml");
    private static final String POD = "/spec/template/spec";
    private static final String CONTAINER = POD + "/containers/0";

    static List<Path> manifests() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("ops/kubernetes"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("kustomization.yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void everyManifestFollowsTheSchema(Path manifest) throws IOException {
        assertThat(ApiSchema.faults(Yaml.read(manifest))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a misspelt field             | " + CONTAINER
                        + "/livenessProbe/httpGet | pth                     | `\"/\"`",
                "a field in the wrong place   | " + CONTAINER
                        + "                       | runAsNonRoot            | true",
                "a text for a number          | /spec                                   | replicas                | `\"3\"`",
                "a number for a text          | " + CONTAINER
                        + "/resources/limits      | memory                  | 512",
                "a number for an annotation   | /spec/template/metadata/annotations     | prometheus.io/port      | 9876",
                "a text for a yes or no       | " + POD
                        + "/securityContext             | runAsNonRoot            | `\"yes\"`",
                "one where a list is expected | " + CONTAINER
                        + "                       | args                    | `\"run\"`",
                "an object for a text         | " + CONTAINER + "                       | image                   | {}",
                "an unknown word              | " + POD
                        + "/securityContext/seccompProfile | type                 | `\"Default\"`",
                "an unknown version           | ``                                      | apiVersion              | `\"apps/v2\"`",
            })
    void refuses(String what, String where, String field, String value) throws IOException {
        JsonNode manifest = Yaml.read(DEPLOYMENT);
        ((ObjectNode) manifest.at(JsonPointer.compile(where))).set(field, new ObjectMapper().readTree(value));

        assertThat(ApiSchema.faults(manifest)).as(what).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        CONTAINER + ",name",
        CONTAINER + "/livenessProbe/httpGet,port",
        CONTAINER + "/volumeMounts/0,mountPath",
        POD + ",containers",
        POD + "/topologySpreadConstraints/0,topologyKey",
        "/spec,selector"
    })
    void refusesThatAFieldIsMissing(String where, String field) throws IOException {
        JsonNode manifest = Yaml.read(DEPLOYMENT);
        ((ObjectNode) manifest.at(where)).remove(field);

        assertThat(ApiSchema.faults(manifest)).singleElement().asString().contains(field);
    }
}
