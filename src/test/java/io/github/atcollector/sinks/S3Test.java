package io.github.atcollector.sinks;

import static io.github.atcollector.Rig.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.atcollector.Rig;
import io.github.atcollector.TestLedger;
import io.github.atcollector.brokers.ObjectStore;
import io.github.atcollector.collection.Outcome;
import io.github.atcollector.window.Asked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sink s3, before a real S3 server. */
class S3Test {
    private static final Asked ONE_DAY = new Asked(DAY, DAY);
    private static final String ENTRY = "space-%s/2018/06/28/events-2018-06-28";

    @TempDir
    private Path directory;

    private ObjectStore store;
    private Rig rig;
    private String entry;

    @BeforeEach
    void start() throws Exception {
        store = new ObjectStore();
        rig = TestLedger.SQLITE
                .giveTo(new Rig(Files.createDirectory(directory.resolve("data"))))
                .set("collector.sinks", "s3")
                .set("collector.retry.max-attempts", "1")
                .set("collector.s3.bucket", ObjectStore.BUCKET)
                .set("collector.s3.endpoint", store.url())
                .set("collector.s3.prefix", "fleet/")
                .set("collector.s3.access-key", ObjectStore.ACCESS_KEY)
                .set("collector.s3.secret-key", ObjectStore.SECRET_KEY);
        entry = "fleet/" + ENTRY.formatted(rig.settings().get("collector.space-id"));
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
        store.close();
    }

    private Outcome collect() throws Exception {
        return collect(ONE_DAY);
    }

    private Outcome collect(Asked asked) throws Exception {
        return rig.collect(asked).outcomes().get(0);
    }

    @Test
    void getsTheFileAsItIsAndLastTheManifestThatNamesIt() throws Exception {
        rig.set("collector.sinks", "file,s3");

        assertThat(collect().failure()).isNull();

        byte[] file = Files.readAllBytes(rig.directory().resolve(rig.files().get(0)));
        String object = "%s.%s.json.gz".formatted(entry, sha256(file).substring(0, 16));
        assertThat(store.puts()).containsExactly(object, entry + ".json.gz.manifest.json");
        assertThat(store.objects().get(object)).isEqualTo(file);
        assertThat(object).endsWith("/" + manifest().path("file").asText());
        assertThat(manifest().path("sha256").asText()).isEqualTo(sha256(file));
        assertThat(manifest().path("history")).isEmpty();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private JsonNode manifest() throws IOException {
        return new ObjectMapper().readTree(store.objects().get(entry + ".json.gz.manifest.json"));
    }
}
