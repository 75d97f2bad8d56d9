package io.github.atcollector.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.concurrent.CancellableDependency;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.net.InetAddressUtils;

/**
 * Looks names up so that a name server that does not answer holds up no call beyond its end. Java cannot interrupt a look-up, so
 * each name has a thread of its own, which those who ask for the name share and leave behind when their call ends.
 */
final class NameLookups implements DnsResolver, ExecChainHandler {
    /** Those of this process: the threads that are left behind are bounded for all clients together. */
    static final NameLookups OF_PROCESS = new NameLookups(SystemDefaultDnsResolver.INSTANCE);

    /** Names that are looked up at once. */
    static final int MOST = 32;

    private static final long POLL_MILLIS = 100;

    private final DnsResolver names;
    private final Map<String, FutureTask<InetAddress[]>> lookups = new HashMap<>();

    /** The call that this thread makes: HttpClient does not hand it over. */
    private final ThreadLocal<HttpRequest> call = new ThreadLocal<>();

    /** Looks names up by another resolver, which may hang. */
    NameLookups(DnsResolver names) {
        this.names = names;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        call.set(scope.originalRequest);
        try {
            return chain.proceed(request, scope);
        } finally {
            call.remove();
        }
    }

    /**
     * Looks a name up.
     *
     * @throws UnknownHostException if there is no such name, the call has ended, or too many look-ups hang
     */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        if (InetAddressUtils.isIPv4(host) || InetAddressUtils.isIPv6(host)) {
            return names.resolve(host);
        }
        FutureTask<InetAddress[]> lookup = begin(host);
        while (true) {
            try {
                return lookup.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (call.get() instanceof CancellableDependency current && current.isCancelled()) {
                    throw new UnknownHostException(host + ": the name server did not answer");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UnknownHostException(host + ": interrupted");
            } catch (ExecutionException e) {
                UnknownHostException unknown =
                        new UnknownHostException(e.getCause().getMessage());
                unknown.initCause(e.getCause());
                throw unknown;
            }
        }
    }

    private FutureTask<InetAddress[]> begin(String host) throws UnknownHostException {
        synchronized (lookups) {
            FutureTask<InetAddress[]> known = lookups.get(host);
            if (known != null) {
                return known;
            }
            if (lookups.size() == MOST) {
                throw new UnknownHostException(String.format(
                        Locale.ROOT, "%s: look-ups of %d other names wait for the name server", host, MOST));
            }
            FutureTask<InetAddress[]> lookup = new FutureTask<>(() -> lookUp(host));
            Thread thread = new Thread(lookup, "collector-lookup-" + host);
            thread.setDaemon(true);
            thread.start();
            lookups.put(host, lookup);
            return lookup;
        }
    }

    private InetAddress[] lookUp(String host) throws UnknownHostException {
        try {
            return names.resolve(host);
        } finally {
            synchronized (lookups) {
                lookups.remove(host);
            }
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
