package io.github.atcollector.sinks.s3;

import static io.github.atcollector.Rig.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.Rig;
import io.github.atcollector.brokers.ObjectStore;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.http.EndlessAnswer;
import io.github.atcollector.http.RawServer;
import io.github.atcollector.http.Relay;
import io.github.atcollector.model.Days;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The calls to an object store are made as those to the service. */
class S3CallsIT {
    private static final Days ONE_DAY = new Days(DAY, DAY);

    @TempDir
    private Path directory;

    @Test
    void goThroughTheProxyWithItsUser() throws Exception {
        String login = "Basic " + Base64.getEncoder().encodeToString("me:secret".getBytes(StandardCharsets.UTF_8));
        try (ObjectStore store = new ObjectStore();
                Relay proxy = Relay.to(URI.create(store.url())).onlyFor(login);
                Rig rig = store.usedBy(new Rig(directory))) {
            rig.set("collector.s3.endpoint", "http://store.test")
                    .set("collector.proxy.url", proxy.url(""))
                    .set("collector.proxy.user", "me")
                    .set("collector.proxy.password", "secret");

            assertThat(rig.collect(ONE_DAY).outcomes()).singleElement().matches(Outcome::isDone);
            assertThat(store.objects()).hasSize(2);
            assertThat(proxy.requests()).isNotEmpty().allMatch(line -> line.contains(" http://store.test/"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void areNotAnsweredWithoutAnEnd(EndlessAnswer endless) throws Exception {
        AtomicBoolean read = new AtomicBoolean();
        try (ObjectStore store = new ObjectStore();
                RawServer server = new RawServer(out -> {
                    endless.write(out, 64);
                    read.set(true);
                });
                Rig rig = store.usedBy(new Rig(directory))) {
            rig.set("collector.s3.endpoint", server.url("")).set("collector.retry.max-attempts", "1");

            Result result = rig.collect(ONE_DAY);

            assertThat(result.outcomes()).singleElement().satisfies(outcome -> assertThat(
                            outcome.failure().toString())
                    .contains("Delivery to s3 failed"));
            assertThat(read).isFalse();
        }
    }

    /** What AWS_WEB_IDENTITY_TOKEN_FILE, AWS_ROLE_ARN and AWS_ENDPOINT_URL_STS say in a pod. */
    @Test
    void theRoleOfAPodIsAskedForLikewise() throws Exception {
        AtomicBoolean read = new AtomicBoolean();
        Path token = Files.writeString(directory.resolve("token"), "token");
        try (RawServer server = new RawServer(out -> {
                    EndlessAnswer.HEADER_LINE.write(out, 64);
                    read.set(true);
                });
                RawServer store = new RawServer(out -> {});
                Rig rig = new Rig(directory)) {
            Map<String, String> pod = Map.of(
                    "aws.webIdentityTokenFile", token.toString(),
                    "aws.roleArn", "arn:aws:iam::123456789012:role/collector",
                    "aws.endpointUrlSts", server.url(""));
            rig.set("collector.sinks", "file,s3")
                    .set("collector.s3.bucket", "events")
                    .set("collector.s3.region", "eu-central-1")
                    .set("collector.s3.endpoint", store.url(""))
                    .set("collector.retry.max-attempts", "1");
            pod.forEach(System::setProperty);
            try {
                assertThat(rig.collect(ONE_DAY).outcomes()).singleElement().satisfies(outcome -> assertThat(
                                outcome.failure().toString())
                        .contains("Delivery to s3 failed"));
            } finally {
                pod.keySet().forEach(System::clearProperty);
            }
            assertThat(server.calls()).isPositive();
            assertThat(store.calls()).isZero();
            assertThat(read).isFalse();
        }
    }
}
