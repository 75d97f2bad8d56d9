package io.github.atcollector.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EscapesTest {
    private final Escapes escapes = new Escapes();

    @Test
    void leaveNothingInAUriThatHasAMeaningThere() {
        assertThat(escapes.uri("a-b._~Z9")).isEqualTo("a-b._~Z9");
        assertThat(escapes.uri("a b+c*d/e?f&g=h#i%j\r\n\u00e9"))
                .isEqualTo("a%20b%2Bc%2Ad%2Fe%3Ff%26g%3Dh%23i%25j%0D%0A%C3%A9");
        assertThat(escapes.uri(null)).isEmpty();
    }

    @Test
    void leaveNothingInAJsonStringThatEndsIt() {
        assertThat(escapes.json("a \"b\" \\ \n \u0001 \u00e9")).isEqualTo("a \\\"b\\\" \\\\ \\n \\u0001 \u00e9");
        assertThat(escapes.json(null)).isEmpty();
    }
}
