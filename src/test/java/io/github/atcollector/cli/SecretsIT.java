package io.github.atcollector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.Rig;
import io.github.atcollector.export.Listener;
import io.github.atcollector.fakeservice.StandInOptions;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.runtime.Collector;
import java.lang.management.ManagementFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens, keys and passwords reach no log, error, file, management view or process list. */
class SecretsIT {
    private static final String KEY = "s3cr3t+k3y/with=odd&chars%";
    private static final StandInOptions OPTIONS =
            StandInOptions.defaults().withApiKey(KEY).withEventsPerDay(20);

    @TempDir
    private Path directory;

    @Test
    void noneIsInTheOutputOrTheFilesOfARunAtTrace() throws Exception {
        try (Rig rig = new Rig(Files.createDirectory(directory.resolve("data")), OPTIONS)) {
            rig.service().faults().next(Step.DOWNLOAD, Fault.status(401)).next(Step.TOKEN, Fault.status(500));
            Map<String, String> environment = CollectorProcess.environment(rig);
            environment.put("LOG_LEVEL", "TRACE");
            environment.put("COLLECTOR_SINKS", "file,s3"); // it is asked, in vain
            environment.put("COLLECTOR_S3_BUCKET", "audit");
            environment.put("COLLECTOR_S3_ENDPOINT", "http://localhost:1");
            environment.put("COLLECTOR_S3_ACCESS_KEY", "AKID");
            environment.put("COLLECTOR_S3_SECRET_KEY", KEY);
            environment.put("COLLECTOR_RETRY_MAX_ATTEMPTS", "2");

            CollectorProcess.Ended ended = CollectorProcess.run(
                    directory, environment, List.of(), "once", "--from", "2018-06-28", "--to", "2018-06-30");

            assertThat(ended.err()).contains(" TRACE ", "/v3/events/download", "bucket audit at http://localhost:1");
            assertHoldsNoSecret(ended.out());
            assertHoldsNoSecret(ended.err());
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.filter(path -> path.toString().matches(".*(\\.json|/ledger\\.db.*)"))
                        .toList()) {
                    assertHoldsNoSecret(Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
    }

    /** A secret in front of the host and as a parameter, of an endpoint that cannot be reached. */
    private static String customUri() {
        String key = URLEncoder.encode(KEY, StandardCharsets.UTF_8);
        return "http://me:%s@localhost:1/?authMethod=Basic&authUsername=me&authPassword=RAW(%s)".formatted(key, KEY);
    }

    @Test
    void noneOfACustomAddressIsInTheOutputOfARunAtTrace() throws Exception {
        try (Rig rig = new Rig(Files.createDirectory(directory.resolve("data")), OPTIONS)) {
            Map<String, String> environment = CollectorProcess.environment(rig);
            environment.put("LOG_LEVEL", "TRACE");
            environment.put("COLLECTOR_SINKS", "file,custom");
            environment.put("COLLECTOR_CUSTOM_URI", customUri());
            environment.put("COLLECTOR_RETRY_MAX_ATTEMPTS", "2");

            CollectorProcess.Ended ended = CollectorProcess.run(
                    directory, environment, List.of(), "once", "--from", "2018-06-28", "--to", "2018-06-28");

            assertThat(ended.err()).contains(" TRACE ", "\tat ", "localhost:1");
            assertThat(ended.out()).contains("Delivery to custom failed");
            assertHoldsNoSecret(ended.out());
            assertHoldsNoSecret(ended.err());
        }
    }

    @Test
    void noneIsInTheFaultsOfTheSettings() throws Exception {
        Path file =
                Files.writeString(directory.resolve("bad.properties"), "collector.auth.token=" + KEY + " \u0007x\n");

        CollectorProcess.Ended ended = CollectorProcess.run(
                directory,
                Map.of("COLLECTOR_AUTH_API_KEY", KEY, "LOG_LEVEL", "TRACE"),
                List.of(),
                "once",
                "--config",
                file.toString());

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains("collector.auth.api-key", "a value that is not shown");
        assertHoldsNoSecret(ended.err() + ended.out());
    }

    @Test
    void noneIsInAManagementView() throws Exception {
        try (Rig rig = new Rig(directory, OPTIONS)
                        .set("collector.sinks", "file,jms,kafka,custom,s3")
                        .set("collector.custom.uri", customUri())
                        .set("collector.retry.max-attempts", "1")
                        .set(
                                "collector.jms.url",
                                "tcp://localhost:1?trustStorePassword="
                                        + URLEncoder.encode(KEY, StandardCharsets.UTF_8))
                        .set("collector.jms.destination", "queue:events")
                        .set("collector.jms.user", "me")
                        .set("collector.jms.password", KEY)
                        .set("collector.kafka.brokers", "localhost:1")
                        .set("collector.kafka.topic", "events")
                        .set("collector.kafka.timeout", "PT1S")
                        .set("collector.kafka.security", "SASL_PLAINTEXT")
                        .set("collector.kafka.user", "me")
                        .set("collector.kafka.password", KEY)
                        .set("collector.s3.bucket", "audit")
                        .set("collector.s3.endpoint", "http://localhost:1")
                        .set("collector.s3.access-key", "AKID")
                        .set("collector.s3.secret-key", KEY)
                        .set("collector.trigger", "cron") // JMX shows what runs on
                        .set("collector.cron", "0 0 0 1 1 ?");
                Collector collector = rig.triggered(new Listener() {})) {
            collector.start();
            collector.collect(Rig.THREE_DAYS).get();
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();

            StringBuilder seen = new StringBuilder();
            for (ObjectName name : server.queryNames(null, null)) {
                for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                    seen.append(value(server, name, attribute.getName())).append('\n');
                }
                if ("context".equals(name.getKeyProperty("type"))) {
                    seen.append(server.invoke(name, "dumpRoutesAsXml", null, null));
                }
            }

            assertThat(seen)
                    .contains(
                            "export-window",
                            "provide-token",
                            "send-jms-message",
                            "send-kafka-records",
                            "put-s3-file",
                            "send-custom-message");
            assertHoldsNoSecret(seen.toString());
        }
    }

    private static Object value(MBeanServer server, ObjectName name, String attribute) throws JMException {
        try {
            return server.getAttribute(name, attribute);
        } catch (RuntimeMBeanException e) {
            return "";
        }
    }

    /** Not the key in any of its forms, and no token of the stand-in, all of which are JWTs. */
    private static void assertHoldsNoSecret(String text) {
        assertThat(text.contains(KEY)).as("the API key").isFalse();
        assertThat(text.contains(URLEncoder.encode(KEY, StandardCharsets.UTF_8)))
                .as("the encoded API key")
                .isFalse();
        assertThat(text.lines().filter(line -> line.matches(".*eyJ[A-Za-z0-9_-]{20,}.*")))
                .as("a token")
                .isEmpty();
    }
}
