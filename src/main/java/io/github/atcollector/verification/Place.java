package io.github.atcollector.verification;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A place in a page, see {@link io.github.atcollector.model.PageRules}.
 *
 * @param says what stands there
 * @param pointer as it was given
 * @param steps the names, or indexes of lists, on the way there
 * @param values which of them count; empty means all but null
 */
record Place(Says says, String pointer, List<Step> steps, Set<String> values) {
    /** What a place tells. */
    enum Says {
        ROWS,
        NEXT,
        FAILED,
        TRUNCATED
    }

    private static final int LONGEST_NAME = 255;
    private static final String ANY = "*";

    /**
     * One name or index.
     *
     * @param name in ASCII; null means any
     * @param index of an element; -1 if it is none
     */
    record Step(byte[] name, long index) {
        boolean isField(JsonStrings json) {
            return name == null || json.isText(name);
        }

        boolean isElement(long at) {
            return name == null || index == at;
        }
    }

    /**
     * The place of a pointer in which {@code *} is a name like others.
     *
     * @throws IllegalArgumentException if it is no JSON pointer of short names in ASCII
     */
    static Place of(Says says, String pointer) {
        return new Place(says, pointer, steps(pointer, false), Set.of());
    }

    /**
     * The place of a pointer in which {@code *} stands for any field or element, with {@code = a,b} behind it or not.
     *
     * @throws IllegalArgumentException likewise
     */
    static Place orAny(Says says, String place) {
        int equals = place.indexOf('=');
        String pointer = equals < 0 ? place.strip() : place.substring(0, equals).strip();
        List<String> values = equals < 0
                ? List.of()
                : Stream.of(place.substring(equals + 1).split(","))
                        .map(String::strip)
                        .toList();
        return new Place(says, pointer, steps(pointer, true), Set.copyOf(values));
    }

    private static List<Step> steps(String pointer, boolean any) {
        if (!pointer.isEmpty() && !pointer.startsWith("/")) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "A JSON pointer starts with a slash: '%s'", pointer));
        }
        return Arrays.stream(pointer.split("/", -1))
                .skip(1)
                .map(name -> any && name.equals(ANY) ? new Step(null, -1) : step(name))
                .toList();
    }

    private static Step step(String escaped) {
        String name = escaped.replace("~1", "/").replace("~0", "~");
        if (name.length() > LONGEST_NAME || !US_ASCII.newEncoder().canEncode(name)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "A name in a JSON pointer has %d characters of ASCII at most: '%s'",
                    LONGEST_NAME,
                    name));
        }
        boolean isIndex = name.matches("0|[1-9][0-9]{0,17}");
        return new Step(name.getBytes(US_ASCII), isIndex ? Long.parseLong(name) : -1);
    }

    /** True if it stands so many levels below the page's value. */
    boolean isAt(int depth) {
        return steps.size() == depth;
    }

    /** True if the value there counts. */
    boolean counts(KeptBytes value) throws IOException {
        String text = value.text();
        return text != null && (values.isEmpty() || !value.isLonger() && values.contains(text));
    }

    /** True if it can be there only once: rows, and what asks for the next page. */
    boolean isOnce() {
        return says == Says.ROWS || says == Says.NEXT;
    }
}
