package io.github.atcollector.export;

import io.github.atcollector.clock.HttpDate;
import io.github.atcollector.text.RemoteText;
import java.time.Clock;
import java.time.Duration;
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
        return cause instanceof CallFailedException failed
                        && failed.answer() != null
                        && failed.answer().getResponseHeaders() != null
                ? HttpDate.header(failed.answer().getResponseHeaders(), "Retry-After")
                        .map(value -> read(RemoteText.line(value, LONGEST), failed.answer()))
                        .filter(wait -> !wait.isNegative())
                        .orElse(Duration.ZERO)
                : Duration.ZERO;
    }

    /** A date is one of the service's clock, so it is held against the time of the answer where that is told. */
    private Duration read(String value, HttpOperationFailedException answer) {
        return value.matches("\\d{1,9}")
                ? Duration.ofSeconds(Long.parseLong(value))
                : HttpDate.read(value)
                        .map(until -> Duration.between(
                                HttpDate.header(answer.getResponseHeaders(), "Date")
                                        .flatMap(HttpDate::read)
                                        .orElseGet(clock::instant),
                                until))
                        .orElse(Duration.ZERO);
    }
}
