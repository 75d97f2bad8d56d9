package io.github.atcollector.fakeservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.fakeservice.http.Framing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each fault, as it looks on the wire. */
class FaultTest {
    private static final SessionRequest DAY = SessionRequest.ofDay(LocalDate.of(2018, 6, 27));

    private final StandIn standIn = StandIn.start(StandInOptions.defaults().withEventsPerDay(500));
    private Caller caller;
    private byte[] whole;

    @BeforeEach
    void prepare() throws IOException {
        caller = Caller.of(standIn);
        whole = DownloadTest.bodyOf(standIn, DAY);
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    private Call faulty(Fault fault) throws IOException {
        standIn.faults().next(Step.DOWNLOAD, fault);
        return caller.download(DAY);
    }

    @Nested
    class InPlaceOfAnAnswer {
        @Test
        void aStatusWithItsHeadersAndBody() throws IOException {
            HttpResponse<byte[]> answer = faulty(Fault.status(429, Map.of("Retry-After", "7"), "slow down"))
                    .send();

            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
            assertThat(answer.body()).asString().isEqualTo("slow down");
        }

        @Test
        void anotherBody() throws IOException {
            HttpResponse<byte[]> answer = faulty(Fault.body("<html>".getBytes(StandardCharsets.UTF_8), "text/html"))
                    .send();

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html");
            assertThat(answer.body()).asString().isEqualTo("<html>");
        }

        @Test
        void aReset() throws IOException {
            try (Socket socket = faulty(Fault.resetAtOnce()).raw()) {
                InputStream in = socket.getInputStream();
                assertThatThrownBy(in::read).isInstanceOf(SocketException.class).hasMessageContaining("reset");
            }
        }

        @Test
        void aFullSpace() throws IOException {
            standIn.faults().next(Step.OPEN, Faults.full());
            HttpResponse<byte[]> answer = caller.open(DAY).send();

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).asString().contains("Too many sessions: at most 30 may be open in a space");
            assertThat(standIn.books().refusals()).isEmpty();
            assertThat(standIn.books().sessionsOpened()).isZero();
        }
    }

    @Nested
    class InTime {
        @Test
        void aDelayHoldsTheAnswerBack() throws IOException {
            long start = System.nanoTime();
            HttpResponse<byte[]> answer =
                    faulty(Fault.delay(Duration.ofMillis(60))).send();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(60));
            assertThat(answer.body()).isEqualTo(whole);
        }

        @Test
        void theLatencyHoldsEveryAnswerBack() throws IOException {
            StandInOptions slow = StandInOptions.defaults().withLatency(Duration.ofMillis(60));
            try (StandIn other = StandIn.start(slow)) {
                long start = System.nanoTime();
                Caller.info(other).send();

                assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(60));
            }
        }

        @Test
        void aDripTakesAPauseAfterEveryPortion() throws IOException {
            int portion = whole.length / 5;
            long start = System.nanoTime();
            HttpResponse<byte[]> answer =
                    faulty(Fault.drip(portion, Duration.ofMillis(20))).send();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(80));
            assertThat(answer.body()).isEqualTo(whole);
        }

        @Test
        void aStallSendsSoManyBytesAndNoMore() throws IOException {
            try (Socket socket = faulty(Fault.stall(1_000)).raw()) {
                byte[] head = head(socket.getInputStream());

                assertThat(socket.getInputStream().readNBytes(1_000)).isEqualTo(Arrays.copyOf(whole, 1_000));
                assertThat(new String(head, StandardCharsets.ISO_8859_1))
                        .contains("Content-Length: " + whole.length + "\r\n");
                socket.setSoTimeout(100); // only here: a busy machine takes its time for the bytes that come
                assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            }
        }
    }

    @Nested
    class InTheMidstOfTheBody {
        @Test
        void aResetAfterSoManyBytes() throws IOException {
            try (Socket socket = faulty(Fault.resetAfter(1_000)).raw()) {
                InputStream in = socket.getInputStream();
                head(in);

                assertThatThrownBy(in::readAllBytes)
                        .isInstanceOf(SocketException.class)
                        .hasMessageContaining("reset");
            }
        }

        @ParameterizedTest
        @EnumSource
        void aCutThatNothingTells(Framing framing) throws IOException {
            StandInOptions options =
                    StandInOptions.defaults().withEventsPerDay(500).withFraming(framing);
            try (StandIn other = StandIn.start(options)) {
                other.faults().next(Step.DOWNLOAD, Fault.cut(0.5));
                HttpResponse<byte[]> answer = Caller.of(other).download(DAY).send();

                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).isEqualTo(Arrays.copyOf(whole, whole.length / 2));
                assertThat(answer.headers().map()).doesNotContainKeys("Content-Length", "Transfer-Encoding");
            }
        }

        @ParameterizedTest
        @EnumSource
        void aCutThatTheLengthTells(Framing framing) throws IOException {
            StandInOptions options =
                    StandInOptions.defaults().withEventsPerDay(500).withFraming(framing);
            try (StandIn other = StandIn.start(options)) {
                other.faults().always(Step.DOWNLOAD, Fault.cutWithLength(0.5));
                Caller client = Caller.of(other);
                String answer = client.download(DAY).rawAnswer();

                assertThat(answer).contains("Content-Length: " + whole.length + "\r\n");
                assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4)).hasSize(whole.length / 2);
                assertThatThrownBy(() -> client.download(DAY).send()).isInstanceOf(IOException.class);
            }
        }

        @Test
        void wrongBytesInTheRightNumber() throws IOException {
            byte[] body = faulty(Fault.corrupt()).send().body();

            assertThat(body).hasSameSizeAs(whole).isNotEqualTo(whole);
            assertThatThrownBy(() -> DownloadTest.unzipped(body)).isInstanceOf(IOException.class);
        }

        @Test
        void rubbishAfterTheLastMember() throws IOException {
            byte[] rubbish = "rubbish".getBytes(StandardCharsets.UTF_8);
            byte[] body = faulty(Fault.trailing(rubbish)).send().body();

            assertThat(body).startsWith(whole).endsWith(rubbish).hasSize(whole.length + rubbish.length);
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
                assertThat(in.readAllBytes()).isNotEmpty();
            }
        }
    }

    @Nested
    class AfterTheWork {
        @Test
        void theAnswerToOpeningIsLostAndTheSessionIsOpen() throws IOException {
            standIn.faults().next(Step.OPEN, Fault.lostAnswer());

            assertThat(caller.open(DAY).rawAnswer()).isEmpty();
            assertThat(standIn.books().sessionsOpen()).hasSize(1);
        }

        @Test
        void theAnswerToClosingIsLostAndTheSessionIsClosed() throws IOException {
            String id = caller.opened(DAY);
            standIn.faults().next(Step.CLOSE, Fault.lostAnswer());

            assertThat(caller.close(id).rawAnswer()).isEmpty();
            assertThat(standIn.books().sessionsOpen()).isEmpty();
        }
    }

    /** Reads up to the blank line. */
    private static byte[] head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        return head.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
