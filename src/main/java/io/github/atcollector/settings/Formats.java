package io.github.atcollector.settings;

import io.github.atcollector.http.ProxyServer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What the texts of particular settings look like. */
final class Formats {
    private Formats() {}

    /** The address of a JMS broker, in the words of its client. */
    static boolean isBroker(String value) {
        return value.matches("\\(?[a-z][a-z0-9+.-]*://\\S+");
    }

    static boolean isProxy(String value) {
        return ProxyServer.of(value).filter(proxy -> proxy.user().isEmpty()).isPresent();
    }

    static boolean areSinks(List<String> sinks) {
        return sinks.stream().allMatch(Formats::isNameOfARoute)
                && Set.copyOf(sinks).size() == sinks.size();
    }

    /** Whether there is such a route is checked at the start. */
    static boolean isNameOfARoute(String value) {
        return value.matches("[a-z][a-z0-9-]{0,49}");
    }

    /** The excluded characters have a meaning of their own in the address of an endpoint. */
    static boolean isDirectory(String value) {
        return !value.matches("(?s).*[%?#${}\0].*");
    }

    static boolean isFileName(String value) {
        return value.contains("{window}")
                && value.endsWith(".json.gz")
                && !value.startsWith("/")
                && Stream.of(value.split("/"))
                        .noneMatch(part -> part.isEmpty() || part.equals("..") || part.startsWith("."))
                && value.replaceAll("\\{(scope|space-id|target|yyyy|MM|dd|window)}", "")
                        .matches("[A-Za-z0-9._/@+=-]*");
    }

    /** What the names of objects begin with. */
    static boolean isPrefix(String value) {
        return value.matches("[A-Za-z0-9._@+=-][A-Za-z0-9._/@+=-]*")
                && Stream.of(value.split("/")).noneMatch(part -> part.isEmpty() || part.matches("\\.+"));
    }

    static boolean isLedger(String value) {
        return isSqliteFile(value) || value.matches("jdbc:postgresql:.+") && holdsNoPassword(value);
    }

    /** A file that stays: SQLite keeps what starts with a colon in memory, and reads what starts with file: as an address. */
    private static boolean isSqliteFile(String value) {
        return value.matches("jdbc:sqlite:[^?]+") && !value.matches("(?i)jdbc:sqlite:(:.*|file:.*|\\s*|.*[/\\\\])");
    }

    /** Whether it stands in front of the host or in any parameter, percent-encoded or not. */
    private static boolean holdsNoPassword(String value) {
        try {
            String decoded = URLDecoder.decode(value, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
            return !decoded.contains("@") && !decoded.contains("password=");
        } catch (IllegalArgumentException e) {
            return false; // the driver does not understand it either
        }
    }
}
