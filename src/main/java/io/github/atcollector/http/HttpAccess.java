package io.github.atcollector.http;

import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * How HTTP calls are made. {@link #toString()} shows no secret.
 *
 * @param connect how long a connection may take to stand
 * @param idle the longest silence of a peer
 * @param call how long a call may take in all; a download is measured over this time instead
 * @param minRate bytes a second that a download has to bring; 0 means any
 * @param proxies which calls go through a proxy
 * @param tls the certificates that are trusted and shown; null means those of Java
 */
public record HttpAccess(
        Duration connect, Duration idle, Duration call, long minRate, Proxies proxies, SSLContext tls) {

    /** The same with a longer time for a call, for uploads. */
    public HttpAccess withCall(Duration longer) {
        return new HttpAccess(connect, idle, longer.compareTo(call) > 0 ? longer : call, minRate, proxies, tls);
    }

    @Override
    public String toString() {
        return "HttpAccess[" + proxies + "]";
    }
}
