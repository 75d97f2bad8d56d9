package io.github.atcollector.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The proxies that the platform names: Java's properties {@code https.proxyHost}, {@code http.proxyHost} and
 * {@code http.nonProxyHosts}, else the environment's {@code https_proxy}, {@code http_proxy} and {@code no_proxy}, in either case.
 */
public final class PlatformProxies {
    private final Map<String, String> environment;
    private final Properties properties;

    /** Takes what is looked at. */
    public PlatformProxies(Map<String, String> environment, Properties properties) {
        this.environment = environment;
        this.properties = properties;
    }

    /** True if a proxy is named for a scheme. */
    public boolean has(String scheme) {
        return !property(scheme).isEmpty() || !variable(scheme + "_proxy").isEmpty();
    }

    /** Where the proxy for a scheme is named, for a person. */
    public String where(String scheme) {
        return property(scheme).isEmpty()
                ? scheme.toUpperCase(Locale.ROOT) + "_PROXY"
                : "-D" + scheme + ".proxyHost and -D" + scheme + ".proxyPort";
    }

    /** The proxy for a scheme; empty if what names it cannot be used. */
    public Optional<ProxyServer> proxy(String scheme) {
        String host = property(scheme);
        if (host.isEmpty()) {
            return ProxyServer.of(variable(scheme + "_proxy"));
        }
        String port = properties.getProperty(scheme + ".proxyPort", scheme.equals("https") ? "443" : "80");
        boolean literal = host.contains(":") && !host.startsWith("[");
        return ProxyServer.of((literal ? "[" + host + "]" : host) + ":" + port);
    }

    /** The hosts that are asked without. */
    public String exclusions() {
        return properties.getProperty("http.nonProxyHosts", "") + "," + variable("no_proxy");
    }

    private String property(String scheme) {
        return properties.getProperty(scheme + ".proxyHost", "").strip();
    }

    private String variable(String name) {
        String lower = environment.getOrDefault(name, "").strip();
        return lower.isEmpty()
                ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "").strip()
                : lower;
    }
}
