package io.github.atcollector.kubernetes;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The schema of the Kubernetes API, as its own Java client was generated from it. */
final class ApiSchema {
    private static final Map<String, Kind> KINDS = Map.of(
            "apps/v1 Deployment", new Kind(V1Deployment.class, V1Deployment::validateJsonElement),
            "networking.k8s.io/v1 NetworkPolicy", new Kind(V1NetworkPolicy.class, V1NetworkPolicy::validateJsonElement),
            "policy/v1 PodDisruptionBudget",
                    new Kind(V1PodDisruptionBudget.class, V1PodDisruptionBudget::validateJsonElement),
            "v1 Namespace", new Kind(V1Namespace.class, V1Namespace::validateJsonElement),
            "v1 PersistentVolumeClaim",
                    new Kind(V1PersistentVolumeClaim.class, V1PersistentVolumeClaim::validateJsonElement),
            "v1 Service", new Kind(V1Service.class, V1Service::validateJsonElement));

    /** What a field may be; the published schema has them as plain text. */
    private static final Map<String, Set<String>> WORDS = Map.ofEntries(
            entry("/spec/strategy/type", Set.of("RollingUpdate", "Recreate")),
            entry("/fsGroupChangePolicy", Set.of("OnRootMismatch", "Always")),
            entry("/seccompProfile/type", Set.of("RuntimeDefault", "Localhost", "Unconfined")),
            entry("/whenUnsatisfiable", Set.of("ScheduleAnyway", "DoNotSchedule")),
            entry("/unhealthyPodEvictionPolicy", Set.of("AlwaysAllow", "IfHealthyBudget")),
            entry("/protocol", Set.of("TCP", "UDP", "SCTP")),
            entry("/policyTypes", Set.of("Ingress", "Egress")),
            entry("/accessModes", Set.of("ReadWriteMany", "ReadWriteOnce", "ReadOnlyMany", "ReadWriteOncePod")));

    private ApiSchema() {}

    /** What is wrong with a manifest; empty if nothing is. */
    static List<String> faults(JsonNode manifest) {
        String name = manifest.path("apiVersion").asText() + " "
                + manifest.path("kind").asText();
        Kind kind = KINDS.get(name);
        if (kind == null) {
            return List.of(name + " is none of " + new TreeSet<>(KINDS.keySet()));
        }
        try {
            return faults(leaves(manifest), leaves(understood(kind, manifest)));
        } catch (IOException | RuntimeException e) {
            return List.of(e.getMessage());
        }
    }

    /** What the client makes of it; it takes a number for a text and a text for a number, which the API does not. */
    private static JsonNode understood(Kind kind, JsonNode manifest) throws IOException {
        JsonElement element = JsonParser.parseString(manifest.toString());
        kind.check().validate(element);
        return new ObjectMapper().readTree(JSON.serialize(JSON.getGson().fromJson(element, kind.model())));
    }

    private static List<String> faults(Map<String, JsonNode> given, Map<String, JsonNode> understood) {
        List<String> faults = new ArrayList<>();
        given.forEach((path, value) -> {
            if (!value.equals(understood.get(path))) {
                faults.add("%s is %s, understood as %s".formatted(path, value, understood.get(path)));
            }
            WORDS.forEach((field, words) -> {
                if (path.replaceAll("/\\d+$", "").endsWith(field) && !words.contains(value.asText())) {
                    faults.add("%s is %s, none of %s".formatted(path, value, new TreeSet<>(words)));
                }
            });
        });
        return faults;
    }

    /** The values that hold no others, by their paths. */
    private static Map<String, JsonNode> leaves(JsonNode node) {
        Map<String, JsonNode> leaves = new TreeMap<>();
        addLeaves("", node, leaves);
        return leaves;
    }

    private static void addLeaves(String path, JsonNode node, Map<String, JsonNode> leaves) {
        if (node.isValueNode()) {
            leaves.put(path, node);
        }
        node.properties().forEach(field -> addLeaves(path + "/" + field.getKey(), field.getValue(), leaves));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                addLeaves(path + "/" + i, node.get(i), leaves);
            }
        }
    }

    private record Kind(Class<?> model, Check check) {}

    @FunctionalInterface
    private interface Check {
        void validate(JsonElement manifest) throws IOException;
    }
}
