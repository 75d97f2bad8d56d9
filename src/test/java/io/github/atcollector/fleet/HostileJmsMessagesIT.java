package io.github.atcollector.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.attacks.Canary;
import io.github.atcollector.attacks.Jms;
import io.github.atcollector.brokers.ArtemisServer;
import io.github.atcollector.sinks.JmsQueue;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a real Artemis. */
class HostileJmsMessagesIT extends HostileMessages {
    private static final String QUEUE = "windows.default";

    private ArtemisServer broker;

    @Override
    void startBroker() throws Exception {
        broker = new ArtemisServer(Files.createDirectory(directory.resolve("broker"))).start();
        rig.set("collector.windows.uri", "jms:queue:windows.{target}")
                .set("collector.jms.url", broker.url() + "?deserializationAllowList=io.github.atcollector");
    }

    @Override
    void stopBroker() {
        broker.close();
    }

    @Override
    void send(String text, Map<String, String> headers) throws JMSException {
        Jms.send(broker.url(), QUEUE, Jms.text(text, headers));
    }

    @Override
    void awaitTaken() {
        await().atMost(PATIENCE).until(() -> JmsQueue.count(broker.url(), QUEUE) == 0);
    }

    @Test
    void areNeverMadeObjectsOfWhateverTheirKind() throws Exception {
        int before = Canary.SINGS.get();
        List<Jms.Made> kinds = List.of(
                session -> session.createObjectMessage(new Canary(directory.resolve("canary"))),
                session -> session.createMapMessage(),
                session -> session.createStreamMessage(),
                session -> session.createMessage(),
                session -> session.createTextMessage());
        for (Jms.Made kind : kinds) {
            Jms.send(broker.url(), QUEUE, kind);
        }
        awaitTaken();

        await().atMost(PATIENCE).until(() -> warnings().size() == kinds.size());
        assertThat(Canary.SINGS).hasValue(before);
        assertThat(directory.resolve("canary")).doesNotExist();
        assertThatNothingWasAskedOfTheService();
        assertThatItStillCollects();
    }

    @Test
    void areNotAnswered() throws Exception {
        String planned = window("default", LocalDate.now(ZoneOffset.UTC).minusDays(1), false);
        for (String text : List.of(planned, "no window")) {
            Jms.send(broker.url(), QUEUE, session -> {
                Message message = session.createTextMessage(text);
                message.setJMSReplyTo(session.createQueue("answers"));
                message.setJMSCorrelationID("please");
                return message;
            });
        }
        awaitTaken();
        assertThatItStillCollects(); // what would be an answer is sent by now

        assertThat(JmsQueue.count(broker.url(), "answers")).isZero();
    }

    /** As text, the client would hold it in memory before anybody could look at it. */
    @ParameterizedTest
    @ValueSource(strings = {"", "?compressLargeMessage=true", "?minLargeMessageSize=60000000"})
    void areNotReadWhereTheyAreLargeOrCompressed(String options) throws Exception {
        Jms.send(broker.url() + options, QUEUE, Jms.text("x".repeat(20_000_000), Map.of()));

        await().atMost(PATIENCE).until(() -> warnings().size() == 1);
        awaitTaken();
        assertThatItStillCollects();
    }
}
