package io.github.atcollector.service;

import java.net.URI;
import java.net.URISyntaxException;

/** What an address has to be before anything is sent to it. */
public final class Address {
    private Address() {}

    /** True for http or https with a host, to which paths can be appended: no user, no query, no fragment. */
    public static boolean isUsable(String address) {
        try {
            URI uri = new URI(address);
            return ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** True for a usable address whose calls are encrypted. */
    public static boolean isSecure(String address) {
        return isUsable(address) && address.regionMatches(true, 0, "https:", 0, 6);
    }
}
