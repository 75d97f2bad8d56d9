package io.github.atcollector.collection;

import io.github.atcollector.text.RemoteText;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.apache.camel.http.base.HttpOperationFailedException;

/** Reads {@code Retry-After}, in seconds or as a date (RFC 9110, 10.2.3). */
final class RetryAfter {
    /** Longer than a date. */
    private static final int LONGEST = 64;

    private final Clock clock;

    RetryAfter(Clock clock) {
        this.clock = clock;
    }

    /** The wait that a failure asks for; none if it asks for nothing that can be read, or for a time that is past. */
    Duration of(Throwable cause) {
        if (cause instanceof HttpOperationFailedException answer && answer.getResponseHeaders() != null) {
            return answer.getResponseHeaders().entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase("Retry-After"))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .map(this::read)
                    .orElse(Duration.ZERO);
        }
        return Duration.ZERO;
    }

    private Duration read(String header) {
        try {
            String value = RemoteText.line(header, LONGEST);
            Duration asked = value.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(
                            clock.instant(),
                            Instant.from(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)));
            return asked.isNegative() ? Duration.ZERO : asked;
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }
}
