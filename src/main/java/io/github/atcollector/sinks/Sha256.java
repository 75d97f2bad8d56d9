package io.github.atcollector.sinks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The sha256 of some words, each ended by a line feed, and bytes behind them. */
final class Sha256 {
    private final MessageDigest digest;

    private Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Sha256 of(String... words) {
        Sha256 sha256 = new Sha256();
        for (String word : words) {
            sha256.digest.update(word.getBytes(UTF_8));
            sha256.digest.update((byte) '\n');
        }
        return sha256;
    }

    Sha256 with(byte[] bytes) {
        digest.update(bytes);
        return this;
    }

    /** The first digits in hex, of 64. */
    String hex(int digits) {
        return HexFormat.of().formatHex(digest.digest(), 0, digits / 2);
    }
}
