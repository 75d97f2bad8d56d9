package io.github.atcollector.attacks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.Rig;
import io.github.atcollector.TestLedger;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many who can reach the management port and do not read what they ask for. */
class SlowReadersIT {
    /** Of which the page of three years is about a megabyte. */
    private static final String THREE_YEARS = "P1096D";

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({"1000, /report", "1000, /observe/metrics", "1000, /observe/health", "4000, half"})
    void doNotEndTheProcessAndKeepNobodyOut(int count, String path) throws Exception {
        int port = freePort();
        List<Socket> readers = new ArrayList<>();
        try (Rig rig = rig(port);
                Distribution collector = Distribution.start(directory, rig.settings(), "run")) {
            await().until(() -> isUp(port));
            fillTheLedger(rig);
            assertThat(ask(port, "/report").body()).hasSizeGreaterThan(100_000);
            String request = path.equals("half")
                    ? "GET /report HTTP/1.1\r\nHost: loc"
                    : "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .formatted(path)
                            .repeat(20);

            for (int i = 0; i < count; i++) {
                readers.add(unread(port, request));
                if (i % 250 == 0) {
                    assertThat(ask(port, "/observe/health/live").statusCode()).isEqualTo(200);
                }
            }

            assertThat(ask(port, "/observe/health/ready").statusCode()).isEqualTo(200);
            assertThat(ask(port, "/observe/metrics").body()).contains("collector_check_up");
            await().until(() -> ask(port, "/report").statusCode() == 200);
            assertThat(collector.isAlive()).isTrue();
            assertThat(collector.output()).doesNotContain("OutOfMemoryError");
            assertThat(collector.terminate().status()).isEqualTo(143);
        } finally {
            for (Socket reader : readers) {
                reader.close();
            }
        }
    }

    @Test
    void gets503OnlyWhileThePageIsMadeForSomebodyElse() throws Exception {
        int port = freePort();
        try (Rig rig = rig(port);
                Distribution collector = Distribution.start(directory, rig.settings(), "run")) {
            await().until(() -> isUp(port));
            HttpClient client = HttpClient.newHttpClient();
            var answers = new ArrayList<java.util.concurrent.CompletableFuture<HttpResponse<String>>>();
            for (int i = 0; i < 20; i++) {
                answers.add(client.sendAsync(request(port, "/report"), HttpResponse.BodyHandlers.ofString()));
            }

            assertThat(answers)
                    .map(answer -> answer.get())
                    .allSatisfy(answer -> assertThat(answer.statusCode()).isIn(200, 503))
                    .filteredOn(answer -> answer.statusCode() == 503)
                    .allSatisfy(answer -> assertThat(answer.headers().firstValue("Retry-After"))
                            .isPresent());
            assertThat(collector.isAlive()).isTrue();
        }
    }

    private Rig rig(int port) throws IOException {
        return TestLedger.SQLITE
                .giveTo(new Rig(Files.createDirectory(directory.resolve("data"))))
                .set("collector.trigger", "cron")
                .set("collector.cron", "0 0 0 1 1 ? 2099")
                .set("collector.lookback", THREE_YEARS)
                .set("collector.management.port", String.valueOf(port));
    }

    /** With three years of days. */
    private static void fillTheLedger(Rig rig) throws Exception {
        TestLedger.update(
                rig,
                """
                with recursive days(n) as (select 1 union all select n + 1 from days where n < 1095)
                insert into windows (target, space, from_time, to_time, hours, state, tries, failure, next_step, changed_at)
                select 'default', 'space-%s', date('now', '-' || n || ' days') || 'T00:00:00Z',
                    date('now', '-' || (n - 1) || ' days') || 'T00:00:00Z', 24, 'failed', 1,
                    'The opening of a session was answered with 503', 'The service has trouble: collect again later',
                    date('now') || 'T00:00:00.000Z' from days"""
                        .formatted(rig.settings().get("collector.space-id")));
    }

    /** One that asks, with a small buffer, and reads nothing. */
    private static Socket unread(int port, String request) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(2048);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        try {
            socket.getOutputStream().write(request.getBytes(US_ASCII));
        } catch (IOException e) {
            // it was closed for newer ones
        }
        return socket;
    }

    private static boolean isUp(int port) {
        try {
            HttpResponse<String> answer = ask(port, "/observe/health/ready");
            return answer.statusCode() == 200 && answer.body().contains("default-ledger");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> ask(int port, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request(port, path), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
