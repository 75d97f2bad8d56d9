package io.github.atcollector.sinks.s3;

import io.github.atcollector.model.Manifest;
import java.util.Map;

/**
 * The manifest that a window has in the store by now.
 *
 * @param manifest what it says; null if there is none
 * @param etag by which the store knows this version of it; null if there is none
 */
public record StoredManifest(Manifest manifest, String etag) {
    static final StoredManifest NONE = new StoredManifest(null, null);

    /** The condition for replacing it: that nobody else has done so since it was read. */
    Map<String, String> condition() {
        return etag == null ? Map.of(Conditions.IF_NONE_MATCH, "*") : Map.of(Conditions.IF_MATCH, etag);
    }
}
