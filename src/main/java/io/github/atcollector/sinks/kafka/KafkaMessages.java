package io.github.atcollector.sinks.kafka;

import io.github.atcollector.sinks.Message;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.support.DefaultMessage;

/** Makes of messages what Camel's Kafka component sends: each with its key, its headers as text, its bytes as the value. */
public final class KafkaMessages {
    private static final String KEY = "kafka.KEY";

    /**
     * The records of a batch, each made when it is asked for: with its headers it is larger than the event. Their key is the
     * event's id, or the window: the partition depends on it.
     */
    public Iterator<org.apache.camel.Message> records(@Body List<Message> batch, CamelContext context) {
        return batch.stream().map(message -> record(message, context)).iterator();
    }

    private static org.apache.camel.Message record(Message message, CamelContext context) {
        DefaultMessage record = new DefaultMessage(context);
        message.headers().forEach((name, value) -> record.setHeader(name, value.toString()));
        record.setHeader(KEY, record.getHeader(message.keyHeader()));
        record.setBody(message.bytes());
        return record;
    }
}
