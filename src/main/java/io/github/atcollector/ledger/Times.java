package io.github.atcollector.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as the ledger keeps them: ISO 8601, UTC, always with milliseconds, so that the texts sort as the times do. */
public final class Times {
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Times() {}

    /** The text of an instant; null for null. */
    public static String text(Instant instant) {
        return instant == null ? null : MILLIS.format(instant);
    }
}
