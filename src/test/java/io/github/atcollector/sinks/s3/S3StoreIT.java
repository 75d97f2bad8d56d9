package io.github.atcollector.sinks.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atcollector.brokers.ObjectStore;
import io.github.atcollector.http.HttpAccess;
import io.github.atcollector.http.Proxies;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.component.aws2.s3.AWS2S3Component;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3StoreIT {
    @Test
    void bytesThatChangeOnTheirWayAreRefusedByTheStore() throws Exception {
        Iterator<String> contents =
                List.of("right", "wrong", "wrong").iterator(); // for the MD5, the signature, the store
        try (ObjectStore server = new ObjectStore();
                S3Store store = S3Store.of(new S3Access(
                        ObjectStore.BUCKET,
                        "us-east-1",
                        server.url(),
                        ObjectStore.ACCESS_KEY,
                        ObjectStore.SECRET_KEY,
                        new HttpAccess(
                                Duration.ofMinutes(5),
                                Duration.ofMinutes(5),
                                Duration.ofMinutes(5),
                                0,
                                Proxies.NONE,
                                null)))) {
            RequestBody body = RequestBody.fromContentProvider(
                    () -> new ByteArrayInputStream(contents.next().getBytes()), 5, "text/plain");

            assertThatThrownBy(() -> client(store)
                            .putObject(
                                    request ->
                                            request.bucket(ObjectStore.BUCKET).key("object"),
                                    body))
                    .isInstanceOf(S3Exception.class)
                    .hasMessageContaining("Status Code: 400")
                    .hasMessageNotContaining("x-amz-content-sha256"); // the signature is that of what was sent
            assertThat(contents.hasNext()).isFalse();
            assertThat(server.objects()).isEmpty();
        }
    }

    private static S3Client client(S3Store store) {
        CamelContext context = new DefaultCamelContext();
        store.addTo(context);
        return context.getComponent("aws2-s3", AWS2S3Component.class)
                .getConfiguration()
                .getAmazonS3Client();
    }
}
