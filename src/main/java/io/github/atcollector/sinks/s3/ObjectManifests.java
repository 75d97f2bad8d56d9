package io.github.atcollector.sinks.s3;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.atcollector.files.Manifests;
import io.github.atcollector.model.Download;
import io.github.atcollector.model.Manifest;
import io.github.atcollector.sinks.DeliveryException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;

/** Reads a window's manifest from the store, and makes the one that replaces it. */
public final class ObjectManifests {
    /** What is longer is no manifest: one that has as many pages as there may be takes three quarters of it. */
    private static final int LONGEST = 4 * 1024 * 1024;

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /**
     * The manifest that is there.
     *
     * @throws DeliveryException if it is something else, which is left alone
     */
    public StoredManifest read(@Body InputStream content, @Header("CamelAwsS3ETag") String etag)
            throws IOException, DeliveryException {
        try (content) {
            return new StoredManifest(JSON.readValue(content.readNBytes(LONGEST), Manifest.class), etag);
        } catch (JacksonException e) {
            throw new DeliveryException(
                    "s3",
                    "What has the name of the window's manifest in the store is no manifest",
                    "Move that object away, or give another collector.s3.prefix",
                    true);
        }
    }

    /** No manifest is there. */
    public StoredManifest none() {
        return StoredManifest.NONE;
    }

    /** Under which condition it is replaced. */
    public Map<String, String> condition(@Variable("stored") StoredManifest stored) {
        return stored.condition();
    }

    /** The manifest of the local file, as that of the object; the history of the store's one goes on in it. */
    public Manifest manifest(@Variable("download") Download download, @Variable("stored") StoredManifest stored)
            throws IOException {
        Manifest local = JSON.readValue(Manifests.of(download.file()).toFile(), Manifest.class);
        return local.ofCopy(WindowObjects.named(local.file(), local.sha256()), stored.manifest());
    }
}
