package io.github.atcollector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What must not be seen anywhere. */
public final class Secrets {
    private Secrets() {}

    /** Not the API key or the ledger's password in any form, and no token of the stand-in, all of which are JWTs. */
    public static void assertNoneIn(String text, Rig rig) {
        String key = rig.service().options().apiKey();
        assertThat(text.contains(key)).as("the API key").isFalse();
        assertThat(text.contains(URLEncoder.encode(key, StandardCharsets.UTF_8)))
                .as("the encoded API key")
                .isFalse();
        assertThat(text.contains(TestLedger.PASSWORD_TEXT))
                .as("the ledger's password")
                .isFalse();
        assertThat(text.lines().filter(line -> line.matches(".*eyJ[A-Za-z0-9_-]{20,}.*")))
                .as("a token")
                .isEmpty();
    }
}
