package io.github.atcollector.verification;

import io.github.atcollector.text.RemoteText;
import io.github.atcollector.verification.Place.Says;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the JSON values of a page: writes its rows, and keeps what stands at the other places. Of what leads to no place nothing is
 * held. A name on the way to the rows, or to what asks for the next page, may stand once in its object: nothing says which one counts.
 */
final class PageValue {
    private final List<Place> places;
    private final LineWriter lines;
    private JsonCheck json;
    private boolean rowsFound;
    private String next;
    private String failed;
    private String truncated;

    PageValue(List<Place> places, LineWriter lines) {
        this.places = places;
        this.lines = lines;
    }

    /**
     * Reads one value.
     *
     * @param first its first letter, which is passed already
     * @return true if it has rows, be it none in a list; null stands for no rows at all
     * @throws TruncatedAnswerException if it says that rows were left out
     * @throws UnverifiableDownloadException if it says that it is no good
     */
    boolean read(JsonCheck from, int first) throws IOException {
        json = from;
        rowsFound = false;
        value(first, places, 0);
        if (failed != null) {
            throw new UnverifiableDownloadException("The page says that it failed, at " + failed);
        }
        if (truncated != null) {
            throw new TruncatedAnswerException("The page says that events were left out, at " + truncated);
        }
        return rowsFound;
    }

    /** What asks for the next page; null if there is none. */
    String next() {
        return next;
    }

    private void value(int first, List<Place> here, int depth) throws IOException {
        List<Place> told = new ArrayList<>();
        List<Place> inner = new ArrayList<>();
        boolean rows = false;
        for (Place place : here) {
            rows |= place.says() == Says.ROWS && place.isAt(depth);
            if (!place.isAt(depth)) {
                inner.add(place);
            } else if (place.says() != Says.ROWS) {
                told.add(place);
            }
        }
        if (told.isEmpty()) {
            inside(first, inner, depth, rows);
            return;
        }
        KeptBytes kept = new KeptBytes();
        json.startCopy(kept);
        inside(first, inner, depth, rows);
        json.endCopy();
        for (Place place : told) {
            keep(place, kept);
        }
    }

    private void inside(int first, List<Place> inner, int depth, boolean rows) throws IOException {
        if (rows && first != 'n') {
            rowsFound = true;
            rows(first, inner, depth);
        } else if (first == '{' && !inner.isEmpty()) {
            fields(inner, depth);
        } else if (first == '[' && !inner.isEmpty()) {
            elements(inner, depth, false);
        } else {
            json.passOver(first);
        }
    }

    private void rows(int first, List<Place> inner, int depth) throws IOException {
        if (first == '[') {
            elements(inner, depth, true);
        } else if (depth == 0) {
            row(first, inner, depth);
        } else {
            throw new NotJsonException("has something else than a list of rows at the pointer to them");
        }
    }

    /** A list would be read as the rows in it wherever the file is read. */
    private void row(int first, List<Place> here, int depth) throws IOException {
        if (first == '[') {
            throw new NotJsonException(String.format(Locale.ROOT, "has a list as row %d", lines.rows() + 1));
        }
        json.startCopy(lines);
        value(first, here, depth);
        json.endCopy();
        lines.endRow();
    }

    private void elements(List<Place> inner, int depth, boolean rows) throws IOException {
        int letter = json.next();
        if (letter == ']') {
            return;
        }
        for (long index = 0; true; index++) {
            List<Place> there = new ArrayList<>();
            for (Place place : inner) {
                if (place.steps().get(depth).isElement(index)) {
                    there.add(place);
                }
            }
            if (rows) {
                row(letter, there, depth + 1);
            } else {
                value(letter, there, depth + 1);
            }
            letter = json.next();
            if (letter != ',') {
                json.mustBe(']', letter);
                return;
            }
            letter = json.next();
        }
    }

    private void fields(List<Place> inner, int depth) throws IOException {
        Set<Place> met = new HashSet<>();
        int letter = json.next();
        if (letter == '}') {
            return;
        }
        while (true) {
            json.mustBe('"', letter);
            json.readString();
            List<Place> there = new ArrayList<>();
            for (Place place : inner) {
                if (place.steps().get(depth).isField(json)) {
                    there.add(place);
                    if (place.isOnce() && !met.add(place)) {
                        throw new NotJsonException(
                                String.format(Locale.ROOT, "has a name twice on the way to %s", place.pointer()));
                    }
                }
            }
            json.mustBe(':', json.next());
            value(json.next(), there, depth + 1);
            letter = json.next();
            if (letter != ',') {
                json.mustBe('}', letter);
                return;
            }
            letter = json.next();
        }
    }

    private void keep(Place place, KeptBytes value) throws IOException {
        if (place.says() == Says.NEXT) {
            next = nextOf(place, value);
        } else if (place.counts(value)) {
            String words = String.format(
                    Locale.ROOT, "%s: %s", place.pointer(), RemoteText.line(value.text(), RemoteText.LONGEST_NAME));
            failed = place.says() == Says.FAILED ? words : failed;
            truncated = place.says() == Says.TRUNCATED ? words : truncated;
        }
    }

    private static String nextOf(Place place, KeptBytes value) throws NotJsonException, IOException {
        if (value.isLonger()) {
            throw new NotJsonException(
                    String.format(Locale.ROOT, "has more than %d bytes at %s", KeptBytes.MOST, place.pointer()));
        }
        String text = value.text();
        return text == null || text.isEmpty() ? null : text;
    }
}
