package io.github.atcollector.sinks.kafka;

import io.github.atcollector.model.Window;
import io.github.atcollector.sinks.Delivery;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.apache.camel.Variable;
import org.apache.camel.component.kafka.DefaultKafkaClientFactory;
import org.apache.kafka.clients.producer.Producer;

/**
 * Makes the producer that Camel's Kafka component sends with.
 *
 * <p>With transactions, all messages of a window are one, and one window comes after another: a consumer with
 * {@code isolation.level=read_committed} sees them together, or not at all. Camel's own transactions end with the exchange, which
 * is after the ledger was told; so the route says when, and Camel's producer sends through ours.
 *
 * <p>A commit whose answer was lost is found out about before the window is sent again: see {@link KafkaLog}.
 */
public final class KafkaProducers extends DefaultKafkaClientFactory {
    private final String topic;
    private final String id;
    private final boolean transactional;
    private final Duration timeout;
    private final Semaphore turn = new Semaphore(1);
    private Properties settings;
    private Producer<?, ?> producer;

    /**
     * Takes the settings.
     *
     * @param target name of the target
     * @param topic where messages go
     * @param transactional whether a window is a transaction
     * @param timeout how long a transaction may take, in milliseconds; then Kafka aborts it by itself
     */
    public KafkaProducers(String target, String topic, boolean transactional, int timeout) {
        this.topic = topic;
        this.id = "collector-" + target + "-" + UUID.randomUUID();
        this.transactional = transactional;
        this.timeout = Duration.ofMillis(timeout);
    }

    /** The producer; with transactions, one that sends through that of the transaction. */
    @Override
    public Producer<?, ?> getProducer(Properties properties) {
        settings = properties;
        if (!transactional) {
            producer = super.getProducer(properties);
            return producer;
        }
        return (Producer<?, ?>) Proxy.newProxyInstance(
                Producer.class.getClassLoader(), new Class<?>[] {Producer.class}, (proxy, method, arguments) -> {
                    if (producer == null) {
                        return null; // it is closed where nothing was sent
                    }
                    try {
                        return method.invoke(producer, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /**
     * Makes sure that Kafka is reached, and has the topic. Else each message of a batch would wait for that, one after another.
     *
     * @throws org.apache.kafka.common.errors.TimeoutException if not
     */
    public void check() {
        producer.partitionsFor(topic);
    }

    /** Finds out how large a message may be, so that one that is larger becomes a dead letter instead of being refused again and again. */
    public void limit(@Variable("delivery") Delivery delivery) throws InterruptedException {
        delivery.limit(TopicLimit.of(settings, topic));
    }

    /** Waits until no other window is in a transaction. */
    public void enter() throws InterruptedException {
        turn.acquire();
    }

    /** The next window may enter. */
    public void leave() {
        turn.release();
    }

    /** Ends a delivery that was interrupted, if its transaction was committed. */
    public void resolve(@Variable("delivery") Delivery delivery, @Variable("window") Window window) {
        if (delivery.mark() != null) {
            KafkaLog.Mark mark = KafkaLog.Mark.of(delivery.mark());
            newProducer(mark.producer()).close(); // whoever sent with it cannot commit any more
            try (KafkaLog log = new KafkaLog(settings, topic)) {
                if (log.holds(window, mark.offsets(), timeout.multipliedBy(2))) {
                    delivery.end();
                }
            }
        }
    }

    /** Begins a transaction. The mark, by which it is found again, has to be in the ledger before anything is sent. */
    public void begin(@Variable("delivery") Delivery delivery) {
        if (producer == null) {
            producer = newProducer(id);
        }
        try (KafkaLog log = new KafkaLog(settings, topic)) {
            delivery.mark(new KafkaLog.Mark(id, log.ends()).toString());
        }
        producer.beginTransaction();
    }

    /** All messages become visible. */
    public void commit() {
        producer.commitTransaction();
    }

    /** Nothing that was sent becomes visible. What could not be aborted now is aborted when the producer begins anew. */
    public void abort() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    private Producer<?, ?> newProducer(String transactionalId) {
        Properties transactional = new Properties();
        Map<Object, Object> all = new HashMap<>(settings);
        transactional.putAll(all);
        transactional.put("transactional.id", transactionalId);
        transactional.put("transaction.timeout.ms", String.valueOf(timeout.toMillis()));
        Producer<?, ?> made = super.getProducer(transactional);
        try {
            made.initTransactions();
            return made;
        } catch (RuntimeException e) {
            made.close(Duration.ZERO);
            throw e;
        }
    }
}
