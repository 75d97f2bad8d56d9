package io.github.atcollector.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the events go. */
class SinkSettingsTest extends GivenSettings {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "collector.sinks=file,jms                           | collector.jms.url collector.jms.destination",
                "collector.sinks=kafka                              | collector.kafka.brokers collector.kafka.topic",
                "collector.sinks=custom                             | collector.custom.uri",
                "collector.sinks=s3                                 | collector.s3.bucket",
                "collector.sinks=s3 collector.s3.bucket=audit collector.s3.access-key=AKID | collector.s3.secret-key",
                "collector.sinks=s3 collector.s3.bucket=audit collector.s3.secret-key=secret | collector.s3.access-key",
                "collector.sinks=s3 collector.s3.bucket=no/bucket   | collector.s3.bucket",
                "collector.sinks=s3 collector.s3.bucket=audit collector.s3.prefix=/../x | collector.s3.prefix",
                "collector.messages=windows collector.sinks=custom collector.custom.uri=log:x | collector.messages",
                "collector.verify=length collector.sinks=file,custom collector.custom.uri=log:x | collector.verify"
            })
    void sayWhatTheyRequire(String given, String missing) {
        for (String setting : given.split(" ")) {
            set.put(setting.split("=")[0], setting.split("=")[1]);
        }

        assertThat(faultyNames()).containsExactly(missing.split(" "));
    }

    @Test
    void haveTheirPasswordsInFiles() throws IOException, SettingsException {
        set.putAll(Map.of(
                "collector.sinks", "jms, kafka",
                "collector.jms.url", "tcp://broker:61616",
                "collector.jms.destination", "queue:events",
                "collector.jms.user", "me",
                "collector.jms.password-file", write("jms", SECRET + "\n").toString(),
                "collector.kafka.brokers", "k1:9092,k2:9092",
                "collector.kafka.topic", "events",
                "collector.kafka.security", "SASL_SSL",
                "collector.kafka.user", "me",
                "collector.kafka.password-file", write("kafka", SECRET).toString()));

        Target target = target();

        assertThat(target.jms().password()).isEqualTo(SECRET);
        assertThat(target.kafka().password()).isEqualTo(SECRET);
        assertThat(target.toString() + target.settings()).doesNotContain(SECRET);
    }

    @Test
    void haveTheSecretKeyOfAnObjectStoreInAFileAndNoneWhereTheSdkLooksForIt() throws IOException, SettingsException {
        set.putAll(Map.of("collector.sinks", "s3", "collector.s3.bucket", "audit"));
        assertThat(target().s3().accessKey()).isEmpty();

        set.put("collector.s3.access-key", "AKID");
        set.put("collector.s3.secret-key-file", write("s3", SECRET + "\n").toString());
        Target target = target();

        assertThat(target.s3().secretKey()).isEqualTo(SECRET);
        assertThat(target.toString() + target.settings()).doesNotContain(SECRET);
        assertThat(target.toBeAsked().s3()).isNull();
    }

    @Test
    void requireAUserForSasl() {
        set.putAll(Map.of(
                "collector.sinks", "kafka",
                "collector.kafka.brokers", "k1:9092",
                "collector.kafka.topic", "events",
                "collector.kafka.security", "SASL_SSL"));

        assertThat(faultyNames()).containsExactly("collector.kafka.user");
    }

    @Test
    void areNotSpokenToByWhoOnlyAsks() throws SettingsException {
        set.putAll(Map.of("collector.sinks", "custom", "collector.custom.uri", "log:x"));

        assertThat(target().toBeAsked().settings().get("collector.sinks")).isEqualTo("file");
    }
}
