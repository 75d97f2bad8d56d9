package io.github.atcollector.management;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.Rig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortTest {
    @TempDir
    private static Path directory;

    private static Rig rig;
    private static Observed observed;

    @BeforeAll
    static void start() throws Exception {
        rig = new Rig(Files.createDirectory(directory.resolve("data")));
        observed = new Observed(rig).run(rig);
    }

    @AfterAll
    static void stop() {
        observed.close();
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:80", "127.0.0.1", "127.0.0.1:9876", "[::1]", "[::1]:1"})
    void answersForNamesOfLoopbackWithAnyPort(String host) throws IOException {
        assertThat(answer(get("/observe/health/live", host))).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rebound.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example:80",
                "0.0.0.0",
                "",
                "localhost\r\nHost: evil.example"
            })
    void answersForNoOtherNameSinceAPageInABrowserCouldRead(String host) throws IOException {
        for (String path : List.of("/", "/report", "/observe/metrics", "/observe/health")) {
            assertThat(answer(get(path, host)))
                    .containsAnyOf("HTTP/1.1 421 ", "HTTP/1.1 400 ")
                    .doesNotContain("200 OK");
        }
    }

    @Test
    void takesNoBodies() throws IOException {
        assertThat(answer("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4000000000\r\n\r\n"))
                .startsWith("HTTP/1.1 413 ");
        assertThat(answer("GET /report HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void takesLinesAndHeadersOfSomeKilobytesOnly() throws IOException {
        assertThat(answer("GET /" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .contains(" 414 ");
        assertThat(answer("GET / HTTP/1.1\r\nHost: localhost\r\n" + "A: b\r\n".repeat(10_000) + "\r\n"))
                .contains(" 431 ");
    }

    @Test
    void answersOneRequestAConnection() throws IOException {
        String answers = answer(get("/observe/metrics", "localhost").repeat(100));

        assertThat(answers.split("HTTP/1\\.1 ", -1)).hasSize(2);
        assertThat(answers.toLowerCase(Locale.ROOT)).contains("connection: close");
    }

    @Test
    void answersThoughManyHoldAConnectionAndTheOldestOfThemIsClosed() throws Exception {
        List<Socket> held = new ArrayList<>();
        try {
            for (int i = 0; i < Connections.MOST + 20; i++) {
                Socket socket = connect();
                socket.getOutputStream().write("GET /observe/hea".getBytes(US_ASCII));
                held.add(socket);
                assertThat(observed.status("/observe/health/live")).isEqualTo(200);
            }

            await().until(() -> held.get(0).getInputStream().read() < 0);
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
    }

    @Test
    void closesAConnectionWhoseRequestDoesNotCome() throws Exception {
        try (Socket socket = connect()) {
            socket.getOutputStream().write("GET /observe/hea".getBytes(US_ASCII));

            assertThat(socket.getInputStream().read()).isNegative();
        }
    }

    @Test
    void servesTheSamePageToAllWhoAskWithinSecondsPackedOrNot() throws Exception {
        HttpResponse<String> first = observed.ask("GET", "/report");
        HttpResponse<String> second = observed.ask("GET", "/report");
        HttpResponse<String> packed = observed.ask("GET", "/report", "Accept-Encoding", "gzip, br");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(first.body()).endsWith("</html>\n");
    }

    private static String get(String path, String host) {
        return "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(path, host);
    }

    /** All that comes until the connection is closed. */
    private String answer(String request) throws IOException {
        try (Socket socket = connect()) {
            try {
                socket.getOutputStream().write(request.getBytes(US_ASCII));
            } catch (IOException e) {
                // it was answered before all of it was sent
            }
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), observed.port());
    }
}
