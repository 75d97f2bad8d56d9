package io.github.atcollector.http;

import io.github.atcollector.clock.ServiceClock;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;

/**
 * Sets Apache HttpClient up, for every call to whom it may be: one request is one request, bodies come as they were served, and
 * nothing that a peer sends has no bound, in bytes or in time.
 *
 * <p>HttpClient would repeat a 503 once by itself, and decode {@code Content-Encoding: gzip}; redirects, cookies and
 * cached credentials have no place in this API.
 */
public final class ServiceClient implements HttpClientConfigurer, AutoCloseable {
    private final InFlight inFlight = new InFlight();
    private final ServiceClock clock;
    private final Proxies proxies;
    private final NameLookups names;
    private final PoolingHttpClientConnectionManager connections;
    private final Deadlines deadlines;

    /**
     * Makes ready; nothing is connected.
     *
     * @param clock hears what time it is at the service; null means that it is another peer, whose time is of no interest
     */
    public ServiceClient(HttpAccess access, ServiceClock clock) {
        this(access, clock, NameLookups.OF_PROCESS);
    }

    ServiceClient(HttpAccess access, ServiceClock clock, NameLookups names) {
        this.clock = clock;
        this.names = names;
        proxies = access.proxies();
        connections = Connections.of(access, names);
        deadlines = new Deadlines(access);
    }

    /** Aborts every call on its way but those that close sessions, and lets no further download begin. */
    public void abort() {
        inFlight.abort();
    }

    /** Aborts every call, and lets no further one begin: the ledger knows the sessions that could not be closed. */
    public void abortAll() {
        inFlight.abortAll();
    }

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        CredentialsProvider credentials = proxies.credentials();
        builder.setConnectionManager(connections)
                .setConnectionManagerShared(true)
                .setRoutePlanner(new DefaultRoutePlanner(null) {
                    @Override
                    protected HttpHost determineProxy(HttpHost target, HttpContext context) {
                        return proxies.proxyFor(target);
                    }
                })
                .setDefaultCredentialsProvider(credentials)
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("activity-tracker-collector")
                .addExecInterceptorBefore(ChainElement.CONNECT.name(), "names", names)
                .addExecInterceptorAfter(ChainElement.CONNECT.name(), "through-proxy", ProxyAnswers::noteThrough)
                // the last is the outermost
                .addExecInterceptorFirst("bounded-answers", new BoundedAnswers(inFlight))
                .addExecInterceptorFirst("proxy-answers", new ProxyAnswers(credentials))
                .addExecInterceptorFirst("deadlines", deadlines);
        if (clock != null) {
            builder.addExecInterceptorFirst("service-date", new ServiceDate(clock));
        }
    }

    @Override
    public void close() {
        deadlines.close();
        connections.close(CloseMode.IMMEDIATE);
    }
}
