package io.github.atcollector.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.github.atcollector.status.DayStatus;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/** Writes what the page's script shows of a day: JSON in ASCII that holds nothing which could end a script element. */
final class DetailData {
    private static final JsonFactory JSON = ((JsonFactoryBuilder) JsonFactory.builder())
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .characterEscapes(new NoMarkup())
            .build();

    private DetailData() {}

    /**
     * Writes the data of a target, an array a problem or window, to save space.
     *
     * @throws Exception if the ledger cannot be read, or the data not be written
     */
    static void write(TargetCoverage coverage, Writer out) throws Exception {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeArrayFieldStart("problems");
            for (DayStatus day : coverage.status().days()) {
                for (Map.Entry<String, String> problem :
                        Words.problems(day.problems()).entrySet()) {
                    row(json, problem.getValue(), problem.getKey());
                }
            }
            json.writeEndArray();
            json.writeArrayFieldStart("windows");
            coverage.windows()
                    .tell(window -> row(
                            json,
                            window.window().label(),
                            window.events(),
                            window.serviceEvents(),
                            window.bytes(),
                            window.tries(),
                            window.collectedAt(),
                            window.sessionId(),
                            window.sha256(),
                            window.file()));
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void row(JsonGenerator json, Object... values) throws IOException {
        json.writeRaw('\n');
        json.writeStartArray();
        for (Object value : values) {
            if (value == null) {
                json.writeNull();
            } else if (value instanceof Number number) {
                json.writeNumber(number.longValue());
            } else {
                json.writeString(Readable.text(value.toString()));
            }
        }
        json.writeEndArray();
    }

    /** Escapes the characters that mean something in HTML. */
    private static final class NoMarkup extends CharacterEscapes {
        private static final long serialVersionUID = 1L;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes['<'] = ESCAPE_STANDARD;
            codes['>'] = ESCAPE_STANDARD;
            codes['&'] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public SerializableString getEscapeSequence(int point) {
            return null;
        }
    }
}
