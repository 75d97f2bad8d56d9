package io.github.atcollector.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * Reads the records of CSV (RFC 4180, in UTF-8): the first one names the values of the others, each of which becomes a JSON object of
 * texts. Empty lines are passed over; nothing at all is no rows.
 */
final class CsvRows {
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final int LONGEST_HEADER = 100_000;
    /** Jackson holds one value at a time. */
    private static final int LONGEST_VALUE = 1_000_000;

    private static final CsvFactory CSV = CsvFactory.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_VALUE)
                    .build())
            .build();
    private static final JsonFactory JSON = new JsonFactory();

    private final LineWriter lines;

    CsvRows(LineWriter lines) {
        this.lines = lines;
    }

    /** Reads all records, see {@link PageReader#read}. */
    void read(InputStream page) throws IOException {
        try (CsvParser csv = CSV.createParser(unmarked(page))) {
            csv.nextToken(); // the array of all
            if (csv.nextToken() != JsonToken.START_ARRAY) {
                return;
            }
            List<String> names = names(csv);
            while (csv.nextToken() == JsonToken.START_ARRAY) {
                row(csv, names);
            }
        } catch (StreamConstraintsException e) {
            throw new TooLargeDownloadException(String.format(
                    Locale.ROOT,
                    "A value of CSV behind row %d has more than %d characters",
                    lines.rows(),
                    LONGEST_VALUE));
        } catch (JacksonException e) {
            throw notCsv(e.getOriginalMessage());
        } catch (CharacterCodingException e) {
            throw notCsv("it is not UTF-8");
        }
    }

    private static Reader unmarked(InputStream page) throws IOException {
        // a decoder that throws where the bytes are not UTF-8
        PushbackReader reader = new PushbackReader(new InputStreamReader(page, UTF_8.newDecoder()));
        int first = reader.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            reader.unread(first);
        }
        return reader;
    }

    private List<String> names(CsvParser csv) throws IOException {
        List<String> names = new ArrayList<>();
        int length = 0;
        while (csv.nextToken() != JsonToken.END_ARRAY) {
            names.add(csv.getText());
            length += csv.getTextLength() + 1;
            if (length > LONGEST_HEADER) {
                throw notCsv(String.format(Locale.ROOT, "its header has more than %d characters", LONGEST_HEADER));
            }
        }
        if (new HashSet<>(names).size() < names.size()) {
            throw notCsv("its header has a name twice");
        }
        return names;
    }

    private void row(CsvParser csv, List<String> names) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(lines, JsonEncoding.UTF8)) {
            json.writeStartObject();
            int column = 0;
            while (csv.nextToken() != JsonToken.END_ARRAY) {
                if (column == names.size()) {
                    throw notCsv("a record has more values than the header has names");
                }
                json.writeFieldName(names.get(column++));
                json.writeString(csv.getTextCharacters(), csv.getTextOffset(), csv.getTextLength());
            }
            if (column < names.size()) {
                throw notCsv("a record has fewer values than the header has names");
            }
            json.writeEndObject();
        }
        lines.endRow();
    }

    private UnverifiableDownloadException notCsv(String why) {
        return new UnverifiableDownloadException(
                String.format(Locale.ROOT, "The page, behind row %d, is not CSV: %s", lines.rows(), why));
    }
}
