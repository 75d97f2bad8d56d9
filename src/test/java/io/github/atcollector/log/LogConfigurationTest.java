package io.github.atcollector.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.atcollector.CapturedOutput;
import io.github.atcollector.text.Masks;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What conf/logback.xml makes of what anybody logs. */
class LogConfigurationTest {
    private static final String HOSTILE = "\u001b[2J\u202e" + "a".repeat(1 << 20);

    private static final Exception CAUSE =
            new IllegalStateException("It failed,\nas ever", new ConnectException("Connection refused"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.apache.camel.processor.errorhandler.DefaultErrorHandler",
                "org.apache.camel.component.seda.SedaConsumer",
                "org.springframework.jms.listener.DefaultMessageListenerContainer",
                "com.zaxxer.hikari.pool.HikariPool",
                "org.apache.kafka.clients.NetworkClient",
                "org.apache.activemq.artemis.core.client",
                "org.quartz.core.JobRunShell",
                "software.amazon.awssdk.auth",
                "io.github.atcollector.export.CollectionRun"
            })
    void anErrorOfALibraryIsOneLineWithoutAStackTrace(String logger) {
        String log = logged(Level.INFO, context -> context.getLogger(logger).error("Failed delivery", CAUSE));

        assertThat(log.lines()).singleElement().asString().contains("ERROR", "Failed delivery", "It failed, as ever");
    }

    @Test
    void atDebugAStackTraceIsThere() {
        String log = logged(Level.DEBUG, context -> context.getLogger("x").debug("The reason", CAUSE));

        assertThat(log).contains("The reason", "\tat ", "Connection refused");
    }

    /** A server's words come in exceptions of libraries, at any depth. */
    @Test
    void theWordsOfAnExceptionAreBoundedAndShownInEitherFormat() throws IOException {
        IOException hostile = new IOException(HOSTILE, new IllegalStateException(HOSTILE));
        hostile.addSuppressed(new IllegalArgumentException(HOSTILE));

        assertThat(logged(Level.DEBUG, context -> context.getLogger("x").debug(HOSTILE, hostile)))
                .contains("IllegalStateException", "IllegalArgumentException")
                .hasSizeLessThan(100_000)
                .doesNotContain("\u001b", "\u202e");
        assertThat(json(HOSTILE, hostile))
                .contains("IllegalStateException", "IllegalArgumentException")
                .hasSizeLessThan(100_000)
                .doesNotContain("\u001b", "\u202e");
    }

    @Test
    void aLibraryWarnsOnceOfOneThingHoweverOftenItTries() {
        Consumer<LoggerContext> broker = context -> {
            for (int i = 0; i < 100; i++) {
                context.getLogger("org.apache.kafka.clients.NetworkClient").warn("Connection to node -{} failed", i);
                context.getLogger("io.github.atcollector.x").warn("Window {} failed", i);
            }
            context.getLogger("org.apache.kafka.clients.NetworkClient").warn("The topic is not there");
        };

        assertThat(logged(Level.INFO, broker).lines())
                .filteredOn(line -> !line.contains("Window"))
                .hasSize(2);
        assertThat(logged(Level.INFO, broker).lines())
                .filteredOn(line -> line.contains("Window"))
                .hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connecting to amqp://me:s3cr3t-w0rd@broker:5672/x?heartbeat=3",
                "Unknown parameters=[{clientSecret=s3cr3t-w0rd}]",
                "rabbitmq:events?password=s3cr3t-w0rd&vhost=x",
                "ftp:events?password=RAW(s3cr3t-w0rd & ) more)&x=y",
                "{\"access_token\":\"s3cr3t-w0rd\"}",
                "sasl.jaas.config=s3cr3t-w0rd",
                "Authorization: Bearer s3cr3t-w0rd",
                "https://storage/x?X-Amz-Signature=s3cr3t-w0rd&y=1"
            })
    void aSecretIsMaskedInEitherFormatByWhatItLooksLike(String text) throws IOException {
        String log = logged(Level.DEBUG, context -> context.getLogger("x").debug(text, new IOException(text)));

        assertThat(log).contains("...").doesNotContain("s3cr3t-w0rd");
        assertThat(json(text)).contains("...").doesNotContain("s3cr3t-w0rd");
    }

    @Test
    void aSecretOfTheSettingsIsMaskedWhateverStandsAroundIt() throws IOException {
        Masks.hide("t0p\"s3cr3t\\ & more");
        Masks.hideIn("mine:queue?user=me&pasword=RAW(m1ss-p3lt)");

        for (String text : List.of("x t0p\"s3cr3t\\ & more", "{pasword=m1ss-p3lt}", "t0p%22s3cr3t%5C+%26+more")) {
            assertThat(logged(Level.INFO, context -> context.getLogger("x").info(text)))
                    .contains("...")
                    .doesNotContain("s3cr3t", "m1ss-p3lt");
            assertThat(json(text)).contains("...").doesNotContain("s3cr3t", "m1ss-p3lt");
        }
    }

    @Test
    void anOrdinaryLineStaysAsItIs() {
        for (String text : List.of(
                "default 2018-06-28: the request for a token was answered with 503",
                "collector.auth.token-url: is required; check collector.auth.api-key",
                "Health and metrics: http://127.0.0.1:8080/",
                "The password of collector.ledger.user is wrong")) {
            assertThat(logged(Level.INFO, context -> context.getLogger("x").info(text)))
                    .contains(text);
        }
    }

    @Test
    void anEmptyVariableIsNotGivenAndAWrongOneIsAFault() {
        assertThat(LogSettings.level(Map.of("LOG_LEVEL", ""), "INFO")).isEqualTo("INFO");
        assertThat(LogSettings.level(Map.of("LOG_LEVEL", "debug"), "INFO")).isEqualTo("DEBUG");
        assertThat(LogSettings.format(Map.of("LOG_FORMAT", ""))).isEqualTo("text");
        assertThat(LogSettings.faults(Map.of("LOG_LEVEL", "", "LOG_FORMAT", "JSON")))
                .isEmpty();
        assertThat(LogSettings.faults(Map.of("LOG_LEVEL", "LOUD", "LOG_FORMAT", "xml")))
                .containsEntry("LOG_LEVEL", "'LOUD' was given; expected: one of TRACE, DEBUG, INFO, WARN, ERROR, OFF")
                .containsEntry("LOG_FORMAT", "'xml' was given; expected: one of text, json");
    }

    private static String logged(Level level, Consumer<LoggerContext> what) {
        String quiet =
                System.clearProperty("collector.log.level"); // a command that ran in this process may have set it
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        try (CapturedOutput output = new CapturedOutput()) {
            JoranConfigurator configurator = new JoranConfigurator();
            configurator.setContext(context);
            configurator.doConfigure(Path.of("conf/logback.xml").toFile());
            context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(level);
            what.accept(context);
            return output.text();
        } catch (ch.qos.logback.core.joran.spi.JoranException e) {
            throw new IllegalStateException(e);
        } finally {
            context.stop();
            if (quiet != null) {
                System.setProperty("collector.log.level", quiet);
            }
        }
    }

    /** The text of a line of JSON, which has to be JSON still. */
    private static String json(String text) throws IOException {
        return json(text, new IOException(text));
    }

    private static String json(String text, IOException thrown) throws IOException {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        MaskedJson encoder = new MaskedJson();
        encoder.setContext(context);
        encoder.setWithFormattedMessage(true);
        encoder.start();
        LoggingEvent event = new LoggingEvent("x", context.getLogger("x"), Level.DEBUG, text, thrown, null);
        String line = new String(encoder.encode(event), StandardCharsets.UTF_8);
        return new ObjectMapper().readTree(line).toString();
    }
}
