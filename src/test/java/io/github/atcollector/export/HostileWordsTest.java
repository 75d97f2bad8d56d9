package io.github.atcollector.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.model.Failure;
import io.github.atcollector.service.UnexpectedAnswerException;
import io.github.atcollector.sinks.DeliveryException;
import io.github.atcollector.text.RemoteText;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.UncategorizedSQLException;

/** What the service, a broker or a database says of a failure is bounded and can be shown before anybody keeps it. */
class HostileWordsTest {
    private static final String HOSTILE = "\u001b[2J\r\n2018-06-28 ERROR forged\u0000\u202e" + "a".repeat(1 << 20);

    static Stream<Throwable> said() {
        SQLException database = new SQLException(HOSTILE, "XX000");
        return Stream.of(
                new HttpOperationFailedException(
                        "https://api.example.test/v3/sessions", 403, HOSTILE, null, null, HOSTILE),
                new UnexpectedAnswerException(HOSTILE),
                new DeliveryException("jms", new JMSException(HOSTILE, HOSTILE)),
                new DeliveryException("kafka", new KafkaException(HOSTILE, new IOException(HOSTILE))),
                database,
                new UncategorizedSQLException(HOSTILE, HOSTILE, database),
                new IllegalStateException(HOSTILE, new IOException(HOSTILE)),
                new RuntimeException(HOSTILE));
    }

    @ParameterizedTest
    @MethodSource("said")
    void areOneLineOfABoundedLength(Throwable cause) {
        Failure failure = Failures.of(cause);

        assertThat(failure.what()).hasSizeBetween(1, RemoteText.LONGEST_LINE + 3);
        assertThat(failure.nextStep()).hasSizeBetween(1, RemoteText.LONGEST_LINE + 3);
        assertThat(failure.toString()).doesNotContain("\u001b", "\r", "\n", "\u0000", "\u202e");
    }
}
