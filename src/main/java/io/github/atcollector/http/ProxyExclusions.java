package io.github.atcollector.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.hc.core5.net.InetAddressUtils;

/**
 * The hosts that are asked without a proxy, as {@code NO_PROXY} and {@code http.nonProxyHosts} name them: with commas, bars or
 * spaces between, a name with all below it, {@code *.name}, an address, {@code 10.*}, {@code 10.0.0.0/8}, each perhaps with
 * {@code :port}, or {@code *} for all. This machine's own names and addresses are always among them.
 */
public final class ProxyExclusions {
    private static final List<String> LOOPBACK = List.of("localhost", "127.*", "::1");

    private final List<String> entries;

    /** Reads a list; an empty one leaves this machine only. */
    public ProxyExclusions(String list) {
        entries = Stream.concat(LOOPBACK.stream(), Stream.of(list.split("[,|\\s]+")))
                .map(entry -> entry.toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    /** True if no proxy is asked for a host. */
    boolean cover(String host, int port) {
        String name = bare(host.toLowerCase(Locale.ROOT));
        String known = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return entries.stream().anyMatch(entry -> covers(entry, known, port));
    }

    private static boolean covers(String entry, String host, int port) {
        int colon = entry.lastIndexOf(':');
        boolean hasPort = colon > 0 && (entry.indexOf(':') == colon || entry.charAt(colon - 1) == ']');
        if (hasPort) {
            return entry.substring(colon + 1).equals(String.valueOf(port))
                    && covers(entry.substring(0, colon), host, port);
        }
        if (entry.equals("*")) {
            return true;
        }
        if (entry.contains("/")) {
            return isWithin(entry, host);
        }
        if (entry.endsWith(".*")) {
            return host.startsWith(entry.substring(0, entry.length() - 1));
        }
        String name = bare(entry.startsWith("*") ? entry.substring(1) : entry);
        String end = name.startsWith(".") ? name : "." + name;
        return host.equals(end.substring(1)) || host.endsWith(end);
    }

    private static boolean isWithin(String network, String host) {
        String base = bare(network.substring(0, network.indexOf('/')));
        if (!isAddress(base) || !isAddress(host)) {
            return false;
        }
        try {
            byte[] start = InetAddress.getByName(base).getAddress();
            byte[] address = InetAddress.getByName(host).getAddress();
            int bits = Integer.parseInt(network.substring(network.indexOf('/') + 1));
            if (start.length != address.length || bits < 0 || bits > 8 * start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((start[bit / 8] & mask) != (address[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException | NumberFormatException e) {
            return false;
        }
    }

    private static boolean isAddress(String host) {
        return InetAddressUtils.isIPv4(host) || InetAddressUtils.isIPv6(host);
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
