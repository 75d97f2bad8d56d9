package io.github.atcollector.http;

import java.io.IOException;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.Credentials;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.impl.auth.BasicScheme;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;

/**
 * Tells a proxy who we are before it asks, since a body that is a stream cannot be sent twice; and tells its refusal from an answer of
 * the host behind it, which HttpClient hands over alike.
 */
final class ProxyAnswers implements ExecChainHandler {
    private static final String THROUGH = ProxyAnswers.class.getName();
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private final CredentialsProvider credentials;

    ProxyAnswers(CredentialsProvider credentials) {
        this.credentials = credentials;
    }

    /** Notes that a call got through to where its host is asked; belongs after HttpClient's own handler that connects. */
    static ClassicHttpResponse noteThrough(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        scope.clientContext.setAttribute(THROUGH, true);
        return chain.proceed(request, scope);
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        HttpHost proxy = scope.route.getProxyHost();
        Credentials ours = proxy == null ? null : credentials.getCredentials(new AuthScope(proxy), scope.clientContext);
        if (ours != null) {
            BasicScheme basic = new BasicScheme();
            basic.initPreemptive(ours);
            scope.clientContext.resetAuthExchange(proxy, basic);
        }
        ClassicHttpResponse response = chain.proceed(request, scope);
        boolean through = scope.clientContext.getAttribute(THROUGH) != null;
        if (proxy != null && (!through || response.getCode() == PROXY_AUTHENTICATION_REQUIRED)) {
            scope.execRuntime.discardEndpoint();
            throw new ProxyRefusalException(
                    proxy.toHostString(), scope.route.getTargetHost().toHostString(), response.getCode());
        }
        return response;
    }
}
