package io.github.atcollector.service.activitytracker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Finds things in answers whose exact form is not published. */
final class LooseJson {
    private LooseJson() {}

    /** The list itself, or the only list that an object holds; null if there is none, or more than one. */
    static JsonNode list(JsonNode answer) {
        if (answer == null || answer.isArray()) {
            return answer;
        }
        JsonNode found = null;
        for (JsonNode value : answer) {
            if (value.isArray()) {
                if (found != null) {
                    return null;
                }
                found = value;
            }
        }
        return found;
    }

    /** The field of that name, in any case; null if there is none. */
    static JsonNode field(JsonNode node, String name) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (field.getKey().equalsIgnoreCase(name)) {
                return field.getValue();
            }
        }
        return null;
    }
}
