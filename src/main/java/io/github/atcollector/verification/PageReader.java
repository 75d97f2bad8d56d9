package io.github.atcollector.verification;

import io.github.atcollector.model.PageRules;
import io.github.atcollector.verification.Place.Says;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Turns a page into JSON lines, a row a line, as a stream: of a page in JSON, NDJSON or server-sent events each row is written as it
 * stood, without the line breaks between its parts; a record of CSV becomes an object of texts. Every value is checked to its last byte.
 */
public final class PageReader {
    private final PageRules rules;
    private final long maxRowBytes;
    private final List<Place> places = new ArrayList<>();

    /**
     * Takes what a service's properties say.
     *
     * @param maxRowBytes how many bytes one row may have
     * @throws IllegalArgumentException if a place is no JSON pointer
     */
    public PageReader(PageRules rules, long maxRowBytes) {
        this.rules = rules;
        this.maxRowBytes = maxRowBytes;
        places.add(Place.of(Says.ROWS, rules.rows()));
        if (!rules.next().isEmpty()) {
            places.add(Place.of(Says.NEXT, rules.next()));
        }
        rules.failed().forEach(place -> places.add(Place.orAny(Says.FAILED, place)));
        rules.truncated().forEach(place -> places.add(Place.orAny(Says.TRUNCATED, place)));
    }

    /**
     * What a page told.
     *
     * @param rows how many it has
     * @param next what asks for the next page: a text or a number, a list or an object as its JSON; null if there is none
     */
    public record Told(long rows, String next) {}

    /**
     * Reads a page to its end.
     *
     * @param lines takes the rows; what it got of a page that fails is worth nothing
     * @throws TooLargeDownloadException if a row has more bytes than it may have
     * @throws TruncatedAnswerException if the page says that rows were left out
     * @throws UnverifiableDownloadException if it says that it is no good, is not what it should be, or is cut
     */
    public Told read(InputStream page, OutputStream lines) throws IOException {
        LineWriter rows = new LineWriter(lines, maxRowBytes);
        PageValue value = new PageValue(places, rows);
        try {
            switch (rules.format()) {
                case JSON -> readValue(page, value);
                case NDJSON -> readValues(page, value);
                case SSE -> readEvents(page, value);
                case CSV -> new CsvRows(rows).read(page);
                case GZIP_JSON -> throw new IllegalStateException("A gzip has no pages");
            }
        } catch (NotJsonException e) {
            throw new UnverifiableDownloadException(
                    String.format(Locale.ROOT, "The page, behind row %d, %s", rows.rows(), e.getMessage()));
        }
        return new Told(rows.rows(), value.next());
    }

    private void readValue(InputStream page, PageValue value) throws IOException {
        JsonCheck json = new JsonCheck(new Chunks(page));
        if (!value.read(json, json.next())) {
            throw noRows();
        }
        checkEnd(json);
    }

    private void readValues(InputStream page, PageValue value) throws IOException {
        JsonCheck json = new JsonCheck(new Chunks(page));
        for (int first = json.next(); first != JsonCheck.END; first = json.next()) {
            if (!value.read(json, first)) {
                throw noRows();
            }
        }
    }

    /** Some events only tell how far the service is, or warn: they have no rows. */
    private static void readEvents(InputStream page, PageValue value) throws IOException {
        ServerSentEvents events = new ServerSentEvents(page);
        while (events.nextEvent()) {
            JsonCheck json = new JsonCheck(events);
            value.read(json, json.next());
            checkEnd(json);
        }
    }

    private static void checkEnd(JsonCheck json) throws IOException {
        int letter = json.next();
        if (letter != JsonCheck.END) {
            throw json.unexpected(letter, "behind the value");
        }
    }

    private NotJsonException noRows() {
        return new NotJsonException(String.format(Locale.ROOT, "has no rows at the pointer '%s'", rules.rows()));
    }
}
