package io.github.atcollector.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.BytesMessage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamConstants;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A2: code, or a connection, by a serialized object; and memory by what is large. */
class ForeignObjectsIT {
    private static final String DROPPED = "a message on the windows endpoint is dropped";

    @TempDir
    private Path directory;

    @Test
    void areNotMadeAndWhatIsLargeIsNotRead() throws Exception {
        try (Gadget.Sender sender = new Gadget.Sender();
                Fleet fleet = new Fleet(directory)) {
            Path canary = directory.resolve("canary");
            List<byte[]> objects =
                    new ArrayList<>(List.of(serialized(new Canary(canary)), serialized(url(sender)), pool()));
            for (Gadget gadget : Gadget.values()) {
                objects.add(gadget.bytes(sender));
            }
            for (byte[] bytes : objects) {
                Jms.sendObject(fleet.url(), Fleet.QUEUE, bytes);
                Jms.send(fleet.url(), Fleet.QUEUE, session -> {
                    BytesMessage message = session.createBytesMessage();
                    message.writeBytes(bytes);
                    return message;
                });
            }
            fleet.awaitLines(DROPPED, 2L * objects.size());
            Jms.send(fleet.url(), Fleet.QUEUE, Jms.text("x".repeat(38_000_000), Map.of()));
            fleet.awaitLines(DROPPED, 2L * objects.size() + 1);
            Jms.send(
                    fleet.url() + "?compressLargeMessage=true",
                    Fleet.QUEUE,
                    Jms.text("x".repeat(20_000_000), Map.of()));
            fleet.awaitLines(DROPPED, 2L * objects.size() + 2);

            fleet.assertThatItStillWorks(3);
            assertThat(canary).doesNotExist();
            assertThat(sender.calls()).isZero();
        }
    }

    @Test
    void findNoClassToBeMadeOfInTheDistribution() throws Exception {
        try (Stream<Path> jars = Files.list(Path.of("target", "dist", "lib"))) {
            assertThat(jars.map(jar -> jar.getFileName().toString()))
                    .isNotEmpty()
                    .noneMatch(jar -> jar.matches("(c3p0|mchange).*"));
        }
    }

    /** Classes of Java alone: a map asks for the host of its key when it is made. */
    private static Serializable url(Gadget.Sender sender) throws IOException {
        HashMap<Object, Object> map = new HashMap<>();
        map.put(URI.create("http://localhost:" + sender.port()).toURL(), 1);
        return map;
    }

    /** An object of a class that is not here: the name alone of what is known to load classes from an address. */
    private static byte[] pool() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(ObjectStreamConstants.STREAM_MAGIC);
            out.writeShort(ObjectStreamConstants.STREAM_VERSION);
            out.writeByte(ObjectStreamConstants.TC_OBJECT);
            out.writeByte(ObjectStreamConstants.TC_CLASSDESC);
            out.writeUTF("com.mchange.v2.c3p0.PoolBackedDataSource");
            out.writeLong(-2440162180985815128L);
            out.writeByte(ObjectStreamConstants.SC_SERIALIZABLE);
            out.writeShort(0);
            out.writeByte(ObjectStreamConstants.TC_ENDBLOCKDATA);
            out.writeByte(ObjectStreamConstants.TC_NULL);
        }
        return bytes.toByteArray();
    }

    private static byte[] serialized(Serializable object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }
}
