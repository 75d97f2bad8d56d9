package io.github.atcollector.sinks.s3;

import io.github.atcollector.http.HttpAccess;
import io.github.atcollector.http.ServiceClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.apache.hc.core5.util.Timeout;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Makes the AWS SDK's calls by the client of all other calls, with its bounds, proxies and certificates. */
final class S3Calls implements SdkHttpClient {
    /** Those that HttpClient sets by itself. */
    private static final Set<String> OWN = Set.of("content-length", "host", "transfer-encoding", "expect");

    private final ServiceClient settings;
    private final CloseableHttpClient client;
    private final RequestConfig config;

    S3Calls(HttpAccess access) {
        settings = new ServiceClient(access, null);
        HttpClientBuilder builder = HttpClientBuilder.create();
        settings.configureHttpClient(builder);
        client = builder.build();
        config = RequestConfig.custom()
                .setResponseTimeout(Timeout.of(access.idle()))
                .setConnectionRequestTimeout(Timeout.of(access.call()))
                .setProtocolUpgradeEnabled(false) // a header that a proxy may pass on by half
                .build();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        HttpUriRequestBase call = call(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return answer(call, client.executeOpen(null, call, null));
            }

            @Override
            public void abort() {
                call.cancel();
            }
        };
    }

    private HttpUriRequestBase call(HttpExecuteRequest request) {
        SdkHttpRequest asked = request.httpRequest();
        HttpUriRequestBase call = new HttpUriRequestBase(asked.method().name(), asked.getUri());
        // a refusal is known before the bytes are sent
        call.setConfig(
                asked.method() == SdkHttpMethod.PUT
                        ? RequestConfig.copy(config)
                                .setExpectContinueEnabled(true)
                                .build()
                        : config);
        asked.forEachHeader((name, values) -> {
            if (OWN.stream().noneMatch(name::equalsIgnoreCase)) {
                values.forEach(value -> call.addHeader(name, value));
            }
        });
        request.contentStreamProvider()
                .ifPresent(content -> call.setEntity(new Content(
                        content,
                        asked.firstMatchingHeader("Content-Length")
                                .map(Long::valueOf)
                                .orElse(-1L),
                        asked.firstMatchingHeader("Content-Type").orElse(null))));
        return call;
    }

    /** The answer is in memory: it is bounded, and no object that is fetched is large. */
    private static HttpExecuteResponse answer(HttpUriRequestBase call, ClassicHttpResponse response)
            throws IOException {
        SdkHttpResponse.Builder head =
                SdkHttpResponse.builder().statusCode(response.getCode()).statusText(response.getReasonPhrase());
        response.headerIterator().forEachRemaining(header -> head.appendHeader(header.getName(), header.getValue()));
        HttpExecuteResponse.Builder answer = HttpExecuteResponse.builder().response(head.build());
        if (response.getEntity() != null) {
            answer.responseBody(AbortableInputStream.create(response.getEntity().getContent(), call::cancel));
        }
        return answer.build();
    }

    @Override
    public void close() {
        settings.close();
    }

    @Override
    public String clientName() {
        return "HttpClient5";
    }

    /** A request's content, which is asked for anew where it has to be sent once more. */
    private static final class Content extends AbstractHttpEntity {
        private final ContentStreamProvider content;
        private final long length;

        Content(ContentStreamProvider content, long length, String type) {
            super(type == null ? null : ContentType.parse(type), null, length < 0);
            this.content = content;
            this.length = length;
        }

        @Override
        public boolean isRepeatable() {
            return true;
        }

        @Override
        public long getContentLength() {
            return length;
        }

        @Override
        public InputStream getContent() {
            return content.newStream();
        }

        @Override
        public void writeTo(OutputStream target) throws IOException {
            try (InputStream in = getContent()) {
                in.transferTo(target);
            }
        }

        @Override
        public boolean isStreaming() {
            return false;
        }

        @Override
        public void close() {
            // each stream is closed where it is read
        }
    }
}
