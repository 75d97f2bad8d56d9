package io.github.atcollector.http;

import java.util.Objects;
import java.util.stream.Stream;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.core5.http.HttpHost;

/**
 * Which calls go through which proxy.
 *
 * @param http for http addresses; null means none
 * @param https for https addresses; null means none
 * @param exclusions hosts that are asked without
 */
public record Proxies(ProxyServer http, ProxyServer https, ProxyExclusions exclusions) {
    /** No proxy. */
    public static final Proxies NONE = new Proxies(null, null, new ProxyExclusions("*"));

    /** The proxy for a call; null means that the host is asked itself. */
    HttpHost proxyFor(HttpHost target) {
        boolean secure = "https".equalsIgnoreCase(target.getSchemeName());
        ProxyServer proxy = secure ? https : http;
        int port = target.getPort() > 0 ? target.getPort() : secure ? 443 : 80;
        return proxy == null || exclusions.cover(target.getHostName(), port)
                ? null
                : new HttpHost("http", proxy.host(), proxy.port());
    }

    /** Users and passwords, which only the proxies themselves get. */
    CredentialsProvider credentials() {
        BasicCredentialsProvider provider = new BasicCredentialsProvider();
        Stream.of(http, https)
                .filter(Objects::nonNull)
                .filter(proxy -> !proxy.user().isEmpty())
                .forEach(proxy -> provider.setCredentials(
                        new AuthScope(proxy.host(), proxy.port()),
                        new UsernamePasswordCredentials(
                                proxy.user(), proxy.password().toCharArray())));
        return provider;
    }
}
