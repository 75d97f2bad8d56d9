package io.github.atcollector.settings;

import java.util.Arrays;
import java.util.List;

/** The regions of the service by name; the addresses stand in the service's public pages. */
enum Region {
    US_SOUTH("us-south", "ng"),
    EU_DE("eu-de", "eu-de"),
    EU_GB("eu-gb", "eu-gb"),
    AU_SYD("au-syd", "au-syd");

    private final String id;
    private final String host;

    Region(String id, String host) {
        this.id = id;
        this.host = host;
    }

    static Region of(String id) {
        return Arrays.stream(values())
                .filter(region -> region.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such region: " + id));
    }

    static List<String> names() {
        return Arrays.stream(values()).map(region -> region.id).toList();
    }

    String endpoint() {
        return "https://activity-tracker." + host + ".bluemix.net";
    }

    String infoUrl() {
        return "https://api." + host + ".bluemix.net/v2/info";
    }
}
