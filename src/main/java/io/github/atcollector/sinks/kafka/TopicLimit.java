package io.github.atcollector.sinks.kafka;

import io.github.atcollector.sinks.SizeLimit;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Asks Kafka how large a record of a topic may be. */
final class TopicLimit {
    private TopicLimit() {}

    /**
     * The topic's {@code max.message.bytes}. None is known of a topic that is not there yet, and where we
     * may not ask (DescribeConfigs).
     *
     * @param producer settings of a producer, of which those about the connection count
     * @throws KafkaException if Kafka is not reached
     */
    static SizeLimit of(Properties producer, String topic) throws InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Properties settings = KafkaClient.connection(producer);
        settings.put("default.api.timeout.ms", producer.get("max.block.ms"));
        settings.put("request.timeout.ms", producer.get("request.timeout.ms"));
        try (Admin admin = Admin.create(settings)) {
            String bytes = admin.describeConfigs(List.of(resource))
                    .values()
                    .get(resource)
                    .get()
                    .get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
                    .value();
            return new SizeLimit(
                    Integer.parseInt(bytes),
                    String.format(Locale.ROOT, "max.message.bytes=%s of the topic %s", bytes, topic));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException
                    || e.getCause() instanceof UnknownTopicOrPartitionException
                    || e.getCause() instanceof UnsupportedVersionException) {
                return SizeLimit.NONE;
            }
            throw new KafkaException(e.getCause());
        }
    }
}
