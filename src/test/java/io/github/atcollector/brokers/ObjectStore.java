package io.github.atcollector.brokers;

import io.github.atcollector.Rig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.TransientApiMetadata;
import org.jclouds.blobstore.domain.Blob;
import org.jclouds.blobstore.domain.MultipartPart;
import org.jclouds.blobstore.domain.MultipartUpload;
import org.jclouds.blobstore.options.GetOptions;
import org.jclouds.blobstore.options.ListContainerOptions;
import org.jclouds.blobstore.options.PutOptions;
import org.jclouds.blobstore.util.ForwardingBlobStore;
import org.jclouds.io.Payload;

/** A real S3 server, S3Proxy, on a port of its own with one bucket; its objects are in memory. */
public final class ObjectStore implements AutoCloseable {
    public static final String BUCKET = "audit";
    public static final String ACCESS_KEY = "AKIDTEST";
    public static final String SECRET_KEY = "s3cr3t/of+the=store";

    /** What S3Proxy puts for an upload in parts, under the upload's id. */
    private static final String UPLOAD = "[0-9a-f-]{36}";

    private final BlobStoreContext context;
    private final S3Proxy server;
    private final List<String> puts = Collections.synchronizedList(new ArrayList<>());
    private volatile Consumer<String> before = name -> {};
    private volatile Consumer<String> after = name -> {};

    /** A store that anyone with the keys may use. */
    public ObjectStore() throws Exception {
        context = ContextBuilder.newBuilder(
                        new TransientApiMetadata()) // by name, it would load the providers of stores that are left out
                .credentials("any", "any")
                .overrides(new Properties())
                .build(BlobStoreContext.class);
        context.getBlobStore().createContainerInLocation(null, BUCKET);
        server = S3Proxy.builder()
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
                .blobStore(new Watched(context.getBlobStore()))
                .build();
        server.start();
    }

    /** The address for a client. */
    public String url() {
        return "http://127.0.0.1:%d".formatted(server.getPort());
    }

    /** Makes it the sink of a collector. */
    public Rig usedBy(Rig rig) {
        return rig.set("collector.sinks", "s3")
                .set("collector.s3.bucket", BUCKET)
                .set("collector.s3.endpoint", url())
                .set("collector.s3.access-key", ACCESS_KEY)
                .set("collector.s3.secret-key", SECRET_KEY);
    }

    /** What happens before an object is put; whatever it throws is the store's trouble. */
    public void before(Consumer<String> put) {
        before = put;
    }

    /** What happens after an object was read, or was found to be missing. */
    public void after(Consumer<String> get) {
        after = get;
    }

    /** Puts an object, as somebody else does. */
    public void put(String name, String content) {
        BlobStore store = context.getBlobStore();
        store.putBlob(BUCKET, store.blobBuilder(name).payload(content).build());
    }

    /** The names of the objects in the order in which they were put, parts as {@code NAME#1}. */
    public List<String> puts() {
        return List.copyOf(puts);
    }

    /** Every object by its name. */
    public Map<String, byte[]> objects() {
        return context.getBlobStore().list(BUCKET, ListContainerOptions.Builder.recursive()).stream()
                .map(object -> object.getName())
                .filter(name -> context.getBlobStore().blobExists(BUCKET, name))
                .collect(Collectors.toMap(name -> name, this::bytes));
    }

    /** Uploads that were neither completed nor aborted. */
    public int unfinished() {
        return context.getBlobStore().listMultipartUploads(BUCKET).size();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            context.close();
        }
    }

    private byte[] bytes(String name) {
        try (InputStream in =
                context.getBlobStore().getBlob(BUCKET, name).getPayload().openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Watched extends ForwardingBlobStore {
        private Watched(BlobStore store) {
            super(store);
        }

        @Override
        public String putBlob(String container, Blob blob, PutOptions options) {
            before.accept(blob.getMetadata().getName());
            String etag = super.putBlob(container, blob, options);
            if (!blob.getMetadata().getName().matches(UPLOAD)) {
                puts.add(blob.getMetadata().getName());
            }
            return etag;
        }

        @Override
        public Blob getBlob(String container, String name, GetOptions options) {
            Blob blob = super.getBlob(container, name, options);
            after.accept(name);
            return blob;
        }

        @Override
        public MultipartPart uploadMultipartPart(MultipartUpload upload, int number, Payload payload) {
            String name = upload.blobName() + "#" + number;
            before.accept(name);
            MultipartPart part = super.uploadMultipartPart(upload, number, payload);
            puts.add(name);
            return part;
        }
    }
}
