package io.github.atcollector.fakeservice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.fakeservice.http.Framing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {
    private static final LocalDate DATE = LocalDate.of(2018, 6, 27);
    private static final SessionRequest DAY = SessionRequest.ofDay(DATE);
    private static final StandInOptions SMALL = StandInOptions.defaults().withEventsPerDay(100);

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/octet-stream"})
    void servesTheBytesOfTheWindow(String accept) throws IOException {
        try (StandIn standIn = StandIn.start(StandInOptions.defaults())) {
            HttpResponse<byte[]> answer =
                    Caller.of(standIn).download(DAY).with("Accept", accept).send();

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue(accept);
            assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(answer.body()).isEqualTo(bodyOf(standIn, DAY));
            assertThat(unzipped(answer.body()).lines())
                    .containsExactlyElementsOf(standIn.events().list(DAY));
        }
    }

    @ParameterizedTest
    @EnumSource
    void servesTheSameBytesInEveryFraming(Framing framing) throws IOException {
        try (StandIn standIn = StandIn.start(SMALL.withFraming(framing))) {
            HttpResponse<byte[]> answer = Caller.of(standIn).download(DAY).send();

            assertThat(answer.body()).isEqualTo(bodyOf(standIn, DAY));
            assertThat(answer.headers().firstValue("Content-Length").isPresent())
                    .isEqualTo(framing == Framing.CONTENT_LENGTH);
            assertThat(answer.headers().firstValue("Transfer-Encoding").isPresent())
                    .isEqualTo(framing == Framing.CHUNKED);
            assertThat(answer.headers().firstValue("Connection").isPresent()).isEqualTo(framing == Framing.CLOSE);
        }
    }

    @Test
    void announcesAContentEncodingWhereToldSo() throws IOException {
        try (StandIn standIn = StandIn.start(SMALL.withContentEncoding(true))) {
            HttpResponse<byte[]> answer = Caller.of(standIn).download(DAY).send();

            assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
            assertThat(unzipped(answer.body())).isEqualTo(plainOf(standIn, DAY));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void isMadeOfAsManyGzipMembersAsWanted(int members) throws IOException {
        try (StandIn standIn = StandIn.start(SMALL.withMembers(members).withCompressionLevel(0))) {
            byte[] body = Caller.of(standIn).download(DAY).send().body();

            assertThat(new String(body, StandardCharsets.ISO_8859_1).split("\u001f\u008b\b", -1))
                    .hasSize(members + 1);
            assertThat(unzipped(body)).isEqualTo(plainOf(standIn, DAY));
        }
    }

    @Test
    void isAsBigAsItsEventsWhereItIsOnlyStored() throws IOException {
        try (StandIn standIn = StandIn.start(SMALL.withCompressionLevel(0))) {
            assertThat(Caller.of(standIn).download(DAY).send().body())
                    .hasSizeGreaterThan(plainOf(standIn, DAY).length());
        }
    }

    @Nested
    class LaysTheEventsOut {
        private String laidOut(Layout layout) throws IOException {
            try (StandIn standIn = StandIn.start(SMALL.withLayout(layout))) {
                return unzipped(Caller.of(standIn).download(DAY).send().body());
            }
        }

        private List<String> events() {
            return new CadfEvents(SMALL).list(DAY);
        }

        @Test
        void asLines() throws IOException {
            assertThat(laidOut(Layout.LINES)).isEqualTo(String.join("\n", events()) + "\n");
        }

        @Test
        void asAnArray() throws IOException {
            assertThat(laidOut(Layout.ARRAY)).isEqualTo("[" + String.join(",", events()) + "]");
        }

        @Test
        void runTogetherWithWhiteSpaceHereAndThere() throws IOException {
            assertThat(laidOut(Layout.RUN_TOGETHER))
                    .startsWith(events().get(0) + events().get(1))
                    .contains("} {", "}\r\n{")
                    .isEqualToIgnoringWhitespace(String.join("", events()));
        }
    }

    @Nested
    class OfAnEmptyDay {
        private HttpResponse<byte[]> answer(EmptyAnswer how) throws IOException {
            StandInOptions options = StandInOptions.defaults()
                    .withEmptyDays(List.of(DATE))
                    .withContentEncoding(true)
                    .withEmptyAnswer(how);
            try (StandIn standIn = StandIn.start(options)) {
                HttpResponse<byte[]> answer = Caller.of(standIn).download(DAY).send();
                assertThat(answer.body()).isEqualTo(bodyOf(standIn, DAY));
                return answer;
            }
        }

        @Test
        void isAGzipOfNothing() throws IOException {
            assertThat(unzipped(answer(EmptyAnswer.GZIP_OF_NOTHING).body())).isEmpty();
        }

        @Test
        void isAGzippedEmptyArray() throws IOException {
            assertThat(unzipped(answer(EmptyAnswer.GZIPPED_EMPTY_ARRAY).body())).isEqualTo("[]");
        }

        @Test
        void isAnEmptyArrayThatIsNotCompressed() throws IOException {
            HttpResponse<byte[]> answer = answer(EmptyAnswer.EMPTY_ARRAY);

            assertThat(answer.body()).asString().isEqualTo("[]");
            assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        }

        @Test
        void isStatus204() throws IOException {
            HttpResponse<byte[]> answer = answer(EmptyAnswer.NO_CONTENT);

            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(answer.body()).isEmpty();
        }
    }

    @Nested
    class OfASession {
        private final StandIn standIn = StandIn.start(SMALL);

        @AfterEach
        void stop() {
            standIn.close();
        }

        @Test
        void holdsItsEventsOnlyOnce() throws IOException {
            Caller caller = Caller.of(standIn);
            String id = caller.opened(DAY);

            assertThat(unzipped(caller.download(id).send().body())).isNotEmpty();
            HttpResponse<byte[]> second = caller.download(id).send();
            assertThat(second.statusCode()).isEqualTo(200);
            assertThat(unzipped(second.body())).isEmpty();
            assertThat(unzipped(caller.download(DAY).send().body())).isNotEmpty();
        }

        @Test
        void isSpentByAnAttemptThatMetAFault() throws IOException {
            Caller caller = Caller.of(standIn);
            String id = caller.opened(DAY);
            standIn.faults().next(Step.DOWNLOAD, Fault.status(503));

            assertThat(caller.download(id).status()).isEqualTo(503);
            assertThat(unzipped(caller.download(id).send().body())).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"Accept, 406", "X-Auth-Token, 401", "X-Auth-Project-Id, 403", "SESSIONID, 404"})
        void needsItsHeadersOnceAndRight(String header, int status) throws IOException {
            Caller caller = Caller.of(standIn);
            String id = caller.opened(DAY);

            assertThat(caller.download(id).without(header).status()).isEqualTo(status);
            assertThat(caller.download(id).with(header, "other").status()).isEqualTo(status);
            assertThat(caller.download(id).and(header, "again").status()).isEqualTo(400);
            assertThat(unzipped(caller.download(id).send().body())).isNotEmpty();
        }

        @Test
        void refusesABodyAndALeakedAuthorization() throws IOException {
            Caller caller = Caller.of(standIn);

            assertThat(caller.download(DAY).body("{}").status()).isEqualTo(400);
            assertThat(caller.download(DAY).with("Authorization", "Basic Y2Y6").status())
                    .isEqualTo(400);
        }

        @Test
        void refusesTheSessionOfAnotherUser() throws IOException {
            String foreign = standIn.openForeignSession("somebody.else@example.com");

            assertThat(Caller.of(standIn).download(foreign).status()).isEqualTo(403);
        }
    }

    static byte[] bodyOf(StandIn standIn, SessionRequest window) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        standIn.writeBody(window, bytes);
        return bytes.toByteArray();
    }

    private static String plainOf(StandIn standIn, SessionRequest window) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        standIn.writePlain(window, bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    static String unzipped(byte[] gzip) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
