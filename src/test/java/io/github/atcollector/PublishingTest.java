package io.github.atcollector;

import static io.github.atcollector.Rig.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.model.Days;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file and its manifest get their names one after the other. */
class PublishingTest {
    private static final Days ONE_DAY = new Days(DAY, DAY);

    @TempDir
    private Path directory;

    @Test
    void thatWasInterruptedBetweenTheFileAndItsManifestIsDoneAgain() throws Exception {
        try (Rig rig = TestLedger.SQLITE.giveTo(new Rig(directory))) {
            rig.service().faults().next(Step.DOWNLOAD, oneEvent());
            Path file = rig.collect(ONE_DAY).outcomes().get(0).download().file();
            Path manifest = file.resolveSibling(file.getFileName() + ".manifest.json");
            byte[] old = Files.readAllBytes(manifest);
            FileTime oldTime = Files.getLastModifiedTime(manifest);
            rig.collect(ONE_DAY.again(true));
            Files.write(manifest, old);
            Files.setLastModifiedTime(manifest, oldTime);
            TestLedger.update(
                    rig,
                    "update windows set state = 'running', owner = 'elsewhere.example:1:1:0', collected_at = null,"
                            + " lease_until = '2018-01-01T00:00:00.000Z'");

            Result next = rig.collect(ONE_DAY);

            assertThat(next.outcomes()).singleElement().matches(Outcome::isDone);
            JsonNode now = new ObjectMapper().readTree(manifest.toFile());
            assertThat(now.path("sha256").textValue())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))));
            assertThat(now.path("events").longValue()).isGreaterThan(1);
            assertThat(now.path("history")).hasSize(1);
        }
    }

    private static Fault oneEvent() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("{}".getBytes());
        }
        return Fault.body(bytes.toByteArray(), "application/json");
    }
}
