package io.github.atcollector.service;

import io.github.atcollector.clock.ServiceClock;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

/**
 * Sets Apache HttpClient up for the service: one request is one request, and bodies come as they were served.
 *
 * <p>HttpClient would repeat a 503 once by itself, and decode {@code Content-Encoding: gzip}; redirects, cookies and
 * cached credentials have no place in this API.
 */
public final class ServiceClient implements HttpClientConfigurer {
    private final InFlight inFlight = new InFlight();
    private final ServiceClock clock;

    /** Takes the clock that hears what time it is at the service. */
    public ServiceClient(ServiceClock clock) {
        this.clock = clock;
    }

    /** Aborts every call on its way but the deletion of sessions, and lets no further download begin. */
    public void abort() {
        inFlight.abort();
    }

    /** Aborts every call, and lets no further one begin: the ledger knows the sessions that could not be closed. */
    public void abortAll() {
        inFlight.abortAll();
    }

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        builder.disableAutomaticRetries()
                .disableContentCompression()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("activity-tracker-collector")
                .addExecInterceptorFirst("bounded-answers", new BoundedAnswers(inFlight))
                .addExecInterceptorFirst("service-date", new ServiceDate(clock));
    }
}
