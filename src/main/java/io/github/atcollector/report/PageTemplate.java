package io.github.atcollector.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;

/** The frame of the page, with its style and its script inside, and the policy that allows these two and nothing else. */
final class PageTemplate {
    private static final String CONTENT = "{{content}}";

    private final String policy;
    private final String head;
    private final String tail;

    PageTemplate() {
        String style = read("page.css");
        String script = read("page.js");
        policy = String.format(
                Locale.ROOT,
                "default-src 'none'; style-src %s; script-src %s; base-uri 'none'; form-action 'none'",
                hash(style),
                hash(script));
        String page = read("page.html")
                .replace("{{policy}}", policy)
                .replace("{{style}}", style)
                .replace("{{script}}", script);
        int content = page.indexOf(CONTENT);
        head = page.substring(0, content);
        tail = page.substring(content + CONTENT.length());
    }

    /** The Content-Security-Policy that stands in the page. */
    String policy() {
        return policy;
    }

    /** All that stands before the content. */
    String head() {
        return head;
    }

    /** All that stands behind it. */
    String tail() {
        return tail;
    }

    private static String hash(String inline) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(inline.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }

    /** A browser sees no carriage returns either. */
    private static String read(String name) {
        try (InputStream in = PageTemplate.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
