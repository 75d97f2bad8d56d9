package io.github.atcollector.text;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Takes secrets out of whatever is shown to a person or written to a log: those that the settings hold, whatever they look like,
 * and what looks like one. One list for the process, as it has one log. No pattern here can backtrack further than a few
 * characters: the text may be somebody else's. Quotes and slashes may be escaped, as in a line of JSON.
 */
public final class Masks {
    private static final String MASK = "...";

    /** What is shorter may be a word of any line. */
    private static final int SHORTEST = 8;

    /** From here on lower-case letters alone are taken for a secret too, and for no word. */
    private static final int LONGER_THAN_WORDS = 16;

    private static final String VALUE = "(?:RAW\\([^)]{0,500}\\)|RAW\\{[^}]{0,500}\\}|[^&\\s,;\\\\\"')}\\]]+)";

    private static final Pattern AUTHORIZATION = Pattern.compile("(?i)\\b(bearer|basic)\\s{1,9}[^\"\\\\\\s]++");
    private static final Pattern USER_INFO = Pattern.compile("(:\\\\?/\\\\?/)[^/?#\\s\"]{1,300}@");
    private static final Pattern PARAMETER =
            Pattern.compile("(?i)((?:passw|passphrase|passcode|\\bpass\\b|pwd|secret|token"
                    + "|api[-_]?key|access[-_]?key|private[-_]?key|credential|signature|jaas)[\\w.-]{0,40}"
                    + "(?:\\s?=\\s?\\\\?\"?|\\\\?\"\\s?:\\s?\\\\?\"))" + VALUE);
    private static final Pattern JWT = Pattern.compile("\\beyJ[A-Za-z0-9_-]{10,}+[A-Za-z0-9_.-]*+");

    private static final Set<String> SECRETS = ConcurrentHashMap.newKeySet();

    private Masks() {}

    /** A secret that is shown nowhere from here on, percent-encoded or not; one that may be an ordinary word is left out. */
    public static void hide(String secret) {
        if (secret == null || secret.length() < SHORTEST) {
            return;
        }
        if (secret.length() >= LONGER_THAN_WORDS || !secret.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
            SECRETS.add(secret);
            SECRETS.add(secret.replace("\\", "\\\\").replace("\"", "\\\"")); // as in JSON
            SECRETS.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
            SECRETS.add(URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"));
        }
    }

    /** The secrets that an address may hold: what is in front of the host, and the values behind the question mark. */
    public static void hideIn(String address) {
        int query = address.indexOf('?');
        String front = query < 0 ? address : address.substring(0, query);
        int host = front.lastIndexOf('@');
        if (host >= 0) {
            String user = front.substring(0, host).replaceFirst("^[a-z][a-z0-9+.-]*:(//)?", "");
            hideBoth(user.substring(user.indexOf(':') + 1));
        }
        if (query >= 0) {
            for (String parameter : address.substring(query + 1).split("[&;]")) {
                String value = parameter.substring(parameter.indexOf('=') + 1);
                hideBoth(value.replaceFirst("^RAW[({]", "").replaceFirst("[)}]$", ""));
            }
        }
    }

    /** The text without secrets. */
    public static String of(String text) {
        if (text == null) {
            return null;
        }
        String masked = text;
        for (String secret : SECRETS) {
            masked = masked.replace(secret, MASK);
        }
        masked = AUTHORIZATION.matcher(masked).replaceAll("$1 " + MASK);
        masked = USER_INFO.matcher(masked).replaceAll("$1" + MASK + "@");
        masked = PARAMETER.matcher(masked).replaceAll("$1" + MASK);
        return JWT.matcher(masked).replaceAll(MASK);
    }

    private static void hideBoth(String value) {
        hide(value);
        try {
            hide(URLDecoder.decode(value, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            // it is not encoded
        }
    }
}
