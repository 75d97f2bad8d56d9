package io.github.atcollector.http;

import io.github.atcollector.clock.ServiceClock;
import io.github.atcollector.clock.SteadyClock;
import java.io.IOException;
import java.time.Instant;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;

/** Hands the header {@code Date} of every answer to the clock. */
record ServiceDate(ServiceClock clock) implements ExecChainHandler {
    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Instant asked = SteadyClock.now();
        ClassicHttpResponse response = chain.proceed(request, scope);
        Header date = response.getFirstHeader("Date");
        clock.heard(date == null ? null : date.getValue(), SteadyClock.since(asked));
        return response;
    }
}
