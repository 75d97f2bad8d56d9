package io.github.atcollector.collection;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.http.base.HttpOperationFailedException;

/**
 * Honours {@code Retry-After}, in seconds or as a date (RFC 9110, 10.2.3): the wait before the next try is at least what the
 * service asks for, but never longer than collector.retry.max-delay. A Processor, because that is what Camel calls between
 * a failure and the computation of the delay ({@code onExceptionOccurredRef}).
 */
public final class RetryAfter implements Processor {
    private final Duration longest;
    private final Clock clock;

    /**
     * Takes the setting.
     *
     * @param longest longest wait, ISO 8601
     */
    public RetryAfter(String longest) {
        this(longest, Clock.systemUTC());
    }

    RetryAfter(String longest, Clock clock) {
        this.longest = Duration.parse(longest);
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (cause instanceof HttpOperationFailedException answer && answer.getResponseHeaders() != null) {
            answer.getResponseHeaders().entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase("Retry-After"))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .map(this::wait)
                    .ifPresent(wait -> exchange.getIn().setHeader(Exchange.REDELIVERY_DELAY, wait.toMillis()));
        }
    }

    /** The wait that a value asks for, bounded; null if it cannot be read. */
    Duration wait(String value) {
        Duration asked;
        try {
            asked = value.strip().matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value.strip()))
                    : Duration.between(
                            clock.instant(),
                            Instant.from(ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)));
        } catch (DateTimeException e) {
            return null;
        }
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(longest) < 0 ? asked : longest;
    }
}
