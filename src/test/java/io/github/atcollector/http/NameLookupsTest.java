package io.github.atcollector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.Rig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A name server that does not answer. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NameLookupsTest {
    @TempDir
    private Path directory;

    private final CountDownLatch answer = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final NameLookups names = new NameLookups(new DnsResolver() {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            asked.incrementAndGet();
            while (true) {
                try {
                    answer.await();
                    return new InetAddress[] {InetAddress.getLoopbackAddress()};
                } catch (InterruptedException e) {
                    continue; // as a look-up of the system
                }
            }
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    });
    private final List<CompletableFuture<Throwable>> calls = new ArrayList<>();
    private Rig rig;
    private ServiceClient settings;
    private CloseableHttpClient client;

    @BeforeEach
    void start() {
        rig = new Rig(directory).set("collector.timeout.call", "PT10M");
        renew();
    }

    private void renew() {
        settings = new ServiceClient(rig.target().http(), null, names);
        HttpClientBuilder builder = HttpClientBuilder.create();
        settings.configureHttpClient(builder);
        client = builder.build();
    }

    @AfterEach
    void stop() throws IOException {
        answer.countDown();
        client.close();
        settings.close();
        rig.close();
    }

    private String get(String url) throws IOException {
        return client.execute(new HttpGet(url), response -> String.valueOf(response.getCode()));
    }

    private void begin(String host) {
        CompletableFuture<Throwable> call = new CompletableFuture<>();
        calls.add(call);
        RawServer.daemon(() -> {
            try {
                get("http://" + host + "/");
                call.complete(null);
            } catch (IOException e) {
                call.complete(e);
            }
        });
    }

    @Test
    void holdsUpNoCallBeyondItsTime() {
        rig.set("collector.timeout.call", "PT0.5S");
        renew();

        assertThatThrownBy(() -> get("http://service.test/"))
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("service.test: the name server did not answer");
    }

    @Test
    void holdsUpNoStop() {
        begin("service.test");
        await().until(() -> asked.get() == 1);

        settings.abort();

        assertThat(calls.get(0).join()).hasMessageContaining("the name server did not answer");
    }

    @Test
    void isAskedForANameOnceAtATimeAndForSoManyNames() {
        for (int i = 0; i < NameLookups.MOST; i++) {
            begin("name%d.test".formatted(i));
            begin("name%d.test".formatted(i));
        }
        await().until(() -> asked.get() == NameLookups.MOST);

        assertThatThrownBy(() -> get("http://more.test/"))
                .hasMessageContaining("look-ups of %d other names wait".formatted(NameLookups.MOST));
        assertThat(asked).hasValue(NameLookups.MOST);
        assertThat(calls).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void reachesAllWhoWaitOnceItAnswers() throws Exception {
        try (RawServer server = new RawServer(out -> RawServer.write(out, "HTTP/1.1 204 No Content\r\n\r\n"))) {
            String url = server.url("/").replace("127.0.0.1", "service.test");
            CompletableFuture<String> one = CompletableFuture.supplyAsync(() -> status(url));
            CompletableFuture<String> other = CompletableFuture.supplyAsync(() -> status(url));
            await().until(() -> asked.get() == 1);

            answer.countDown();

            assertThat(List.of(one.join(), other.join())).containsExactly("204", "204");
        }
    }

    private String status(String url) {
        try {
            return get(url);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
