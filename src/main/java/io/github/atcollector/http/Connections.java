package io.github.atcollector.http;

import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.HttpMessageParserFactory;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.Timeout;

/** Makes connections whose peers can take neither memory nor patience beyond bounds. */
final class Connections {
    /** Characters of a line: of a status, a header, a trailer, a chunk's size with its extensions. */
    private static final int LONGEST_LINE = 16 * 1024;

    private static final int MOST_HEADERS = 200;
    private static final int MOST_CONNECTIONS = 64;

    private Connections() {}

    static PoolingHttpClientConnectionManager of(HttpAccess access, NameLookups names) {
        Http1Config bounds = Http1Config.custom()
                .setMaxLineLength(LONGEST_LINE)
                .setMaxHeaderCount(MOST_HEADERS)
                .build();
        Timeout idle = timeout(access.idle().toMillis());
        SSLContext tls = access.tls() == null ? SSLContexts.createDefault() : access.tls();
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(bounds)
                        .responseParserFactory(boundedHeads(bounds))
                        .build())
                .setDnsResolver(names)
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(access.connect().toMillis()))
                        .setSocketTimeout(idle)
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(idle).build())
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setMaxConnTotal(2 * MOST_CONNECTIONS)
                .build();
    }

    private static HttpMessageParserFactory<ClassicHttpResponse> boundedHeads(Http1Config bounds) {
        DefaultHttpResponseParserFactory parsers = new DefaultHttpResponseParserFactory(bounds);
        return new HttpMessageParserFactory<>() {
            @Override
            public HttpMessageParser<ClassicHttpResponse> create() {
                return new BoundedHead(parsers.create());
            }

            @Override
            @Deprecated
            public HttpMessageParser<ClassicHttpResponse> create(Http1Config ignored) {
                return create();
            }
        };
    }

    private static Timeout timeout(long millis) {
        return Timeout.of(millis, TimeUnit.MILLISECONDS);
    }
}
