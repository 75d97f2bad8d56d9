package io.github.atcollector.clock;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A date in a header of an answer, as RFC 9110 (5.6.7) has it: {@code Thu, 28 Jun 2018 12:00:07 GMT}. */
public final class HttpDate {
    private static final int LONGEST = 40;
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);

    private HttpDate() {}

    /**
     * Reads the text of a header.
     *
     * @param text null means that there is none
     * @return nothing where it is no date
     */
    public static Optional<Instant> read(String text) {
        if (text == null || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(FORMAT.parse(text.strip(), Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The text of the header, whatever the case of its name. */
    public static Optional<String> header(Map<String, String> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
