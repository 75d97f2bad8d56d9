package io.github.atcollector.fakeservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP itself. */
class WireTest {
    private static final SessionRequest DAY = SessionRequest.ofDay(LocalDate.of(2018, 6, 27));

    private final StandIn standIn = StandIn.start(StandInOptions.defaults());

    @AfterEach
    void stop() {
        standIn.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, 404",
        "GET, /v2/info/, 404",
        "GET, /v2/info?x=1, 400",
        "POST, /v2/info, 405",
        "PUT, /v3/sessions, 405",
        "DELETE, /v3/sessions, 405",
        "POST, /v3/events/download, 405"
    })
    void refusesEveryOtherCall(String method, String path, int status) throws IOException {
        assertThat(new Call(standIn, method, path).status()).isEqualTo(status);
        assertThat(standIn.books().refusals()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v2/info HTTP/1.0\r\nHost: here\r\n\r\n",
                "GET /v2/info HTTP/1.1\r\n\r\n",
                "GET /v2/info HTTP/1.1\r\nHost: here\r\nHost: there\r\n\r\n",
                "GET /v2/info HTTP/1.1\r\nHost: here\r\nNo colon\r\n\r\n",
                "GET /v2/info HTTP/1.1\r\nHost: here\r\nContent-Length: x\r\n\r\n",
                "GET /v2/info HTTP/1.1\r\nHost: here\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"
            })
    void refusesWhatIsNotHttp(String text) throws IOException {
        assertThat(exchange(text)).startsWith("HTTP/1.1 400 ").contains("Connection: close\r\n");
        assertThat(standIn.books().refusals()).hasSize(1);
    }

    @Test
    void servesRequestsOneAfterAnotherOnAConnection() throws IOException {
        String info = "GET /v2/info HTTP/1.1\r\nHost: here\r\n\r\n";
        String last = "GET /v2/info HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n";

        assertThat(exchange(info + info + last).split("authorization_endpoint", -1))
                .hasSize(4);
    }

    @Test
    void readsAChunkedBody() throws IOException {
        Caller caller = Caller.of(standIn);
        String body = Caller.body(DAY);
        String chunks = Integer.toHexString(10) + "\r\n" + body.substring(0, 10) + "\r\n"
                + Integer.toHexString(body.length() - 10) + ";x=y\r\n" + body.substring(10) + "\r\n0\r\n\r\n";

        String answer = exchange(caller.open(DAY).head().replaceFirst("Content-Length: .*\r\n", "")
                + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + chunks);

        assertThat(answer).startsWith("HTTP/1.1 201 ");
    }

    @Test
    void asksForABodyThatWaits() throws IOException {
        Call token = Caller.token(standIn);
        try (Socket socket = new Socket("127.0.0.1", standIn.endpoint().getPort())) {
            String proceed = "HTTP/1.1 100 Continue\r\n\r\n";
            String head = token.head() + "Expect: 100-continue\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(socket.getInputStream().readNBytes(proceed.length()))
                    .asString()
                    .isEqualTo(proceed);

            socket.getOutputStream().write(token.body().getBytes(StandardCharsets.ISO_8859_1));
            assertThat(Call.text(socket.getInputStream())).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void listensOnLoopbackOnly() {
        assertThat(standIn.endpoint().getHost()).isEqualTo("127.0.0.1");
        assertThat(standIn.infoUrl()).hasToString(standIn.endpoint() + "/v2/info");
    }

    private String exchange(String text) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", standIn.endpoint().getPort()));
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return Call.text(socket.getInputStream());
        }
    }
}
