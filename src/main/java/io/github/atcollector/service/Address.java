package io.github.atcollector.service;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/** What an address has to be before anything is sent to it. */
public final class Address {
    private static final int HIGHEST_PORT = 65_535;

    /** The domains of the service's own regions. */
    private static final List<String> REGIONS = List.of("bluemix.net", "cloud.ibm.com");

    private Address() {}

    /** True for http or https with a host, to which paths can be appended: no user, no query, no fragment, and no @ at all. */
    public static boolean isUsable(String address) {
        URI uri = uri(address);
        return uri != null
                && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
                && uri.getHost() != null
                && uri.getPort() != 0
                && uri.getPort() <= HIGHEST_PORT
                && !mayHoldASecret(address)
                && uri.getRawFragment() == null;
    }

    /** True for a usable address whose calls are encrypted. */
    public static boolean isSecure(String address) {
        return isUsable(address) && address.regionMatches(true, 0, "https:", 0, 6);
    }

    /** True if an address is that of one of the service's own regions. */
    public static boolean isOfARegion(String address) {
        URI uri = uri(address);
        if (uri == null || uri.getHost() == null) {
            return false;
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return REGIONS.stream().anyMatch(domain -> host.equals(domain) || host.endsWith("." + domain));
    }

    /** True if calls to a usable address can be read on their way: they leave this machine in clear. */
    public static boolean isOpen(String address) {
        URI uri = uri(address);
        if (uri == null || uri.getHost() == null || isSecure(address)) {
            return false;
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return !host.equals("localhost") && !host.startsWith("127.") && !host.equals("[::1]");
    }

    /** The form that paths are appended to: the scheme in lower case, no slash at the end. */
    public static String normal(String address) {
        int end = address.length();
        while (end > 0 && address.charAt(end - 1) == '/') {
            end--;
        }
        int colon = Math.max(address.indexOf(':'), 0);
        return address.substring(0, colon).toLowerCase(Locale.ROOT) + address.substring(colon, end);
    }

    /** True if a value that is given for an address may hold a user, a password or a key: Camel too takes what is before an @ for one. */
    public static boolean mayHoldASecret(String value) {
        return value.contains("@") || value.contains("?");
    }

    private static URI uri(String address) {
        try {
            return new URI(address);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
