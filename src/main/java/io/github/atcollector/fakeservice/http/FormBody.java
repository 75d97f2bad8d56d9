package io.github.atcollector.fakeservice.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads {@code application/x-www-form-urlencoded}. */
public final class FormBody {
    private FormBody() {}

    /** The fields, decoded; empty when the form is broken or has a field twice. */
    public static Optional<Map<String, String>> read(byte[] body) {
        try {
            return Optional.of(Arrays.stream(new String(body, StandardCharsets.UTF_8).split("&", -1))
                    .map(pair -> pair.split("=", 2))
                    .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[pair.length - 1]))));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
