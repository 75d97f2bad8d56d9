package io.github.atcollector.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An HTTP proxy. {@link #toString()} shows neither user nor password.
 *
 * @param host its name or address
 * @param port its port
 * @param user empty means that it asks for none
 * @param password empty likewise
 */
public record ProxyServer(String host, int port, String user, String password) {
    private static final String SCHEME = "http://";

    /**
     * Reads an address as proxies are commonly given: {@code http://[user:password@]host[:port]}, where http:// may be missing.
     *
     * @return empty if it is none; a proxy that is itself spoken to by TLS or SOCKS is not supported
     */
    public static Optional<ProxyServer> of(String address) {
        try {
            URI uri = new URI(address.contains("://") ? address : SCHEME + address);
            boolean usable = "http".equalsIgnoreCase(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getPort() <= 65_535
                    && uri.getPort() != 0
                    && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            if (!usable) {
                return Optional.empty();
            }
            String[] user = uri.getRawUserInfo() == null
                    ? new String[] {""}
                    : uri.getRawUserInfo().split(":", 2);
            return Optional.of(new ProxyServer(
                    uri.getHost(),
                    uri.getPort() < 0 ? 80 : uri.getPort(),
                    decoded(user[0]),
                    user.length > 1 ? decoded(user[1]) : ""));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The same proxy, asked by another user. */
    public ProxyServer as(String otherUser, String otherPassword) {
        return new ProxyServer(host, port, otherUser, otherPassword);
    }

    /** URLDecoder takes a plus sign for a space, which it is in forms only. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
