package io.github.atcollector.http;

import java.io.IOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;

/** Tells a proxy's refusal from an answer of the host behind it, which HttpClient hands over alike. */
final class ProxyAnswers implements ExecChainHandler {
    private static final String THROUGH = ProxyAnswers.class.getName();
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    /** Notes that a call got through to where its host is asked; belongs after HttpClient's own handler that connects. */
    static ClassicHttpResponse noteThrough(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        scope.clientContext.setAttribute(THROUGH, true);
        return chain.proceed(request, scope);
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ClassicHttpResponse response = chain.proceed(request, scope);
        HttpHost proxy = scope.route.getProxyHost();
        boolean through = scope.clientContext.getAttribute(THROUGH) != null;
        if (proxy != null && (!through || response.getCode() == PROXY_AUTHENTICATION_REQUIRED)) {
            scope.execRuntime.discardEndpoint();
            throw new ProxyRefusalException(
                    proxy.toHostString(), scope.route.getTargetHost().toHostString(), response.getCode());
        }
        return response;
    }
}
