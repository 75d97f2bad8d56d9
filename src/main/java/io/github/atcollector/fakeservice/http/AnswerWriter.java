package io.github.atcollector.fakeservice.http;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Puts an answer on the wire, with the fault that it is to have. */
final class AnswerWriter {
    private final Wire wire;
    private final OutputStream out;
    private final Lifetime lifetime;
    private final Duration clockAhead;

    AnswerWriter(Wire wire, Lifetime lifetime, Duration clockAhead) throws IOException {
        this.wire = wire;
        this.out = wire.out();
        this.lifetime = lifetime;
        this.clockAhead = clockAhead;
    }

    /**
     * Sends an answer.
     *
     * @param fault the fault, null for none
     * @param close whether the connection is to be closed after it
     * @return whether another request may follow on the connection
     */
    boolean write(Answer answer, Fault fault, boolean close) throws IOException {
        Answer sent = answer.content() == null ? answer : spoiled(answer, fault);
        boolean last = close || sent.framing() == Framing.CLOSE;
        head(sent, last);
        if (sent.content() != null) {
            body(sent, fault);
        }
        out.flush();
        return !last;
    }

    private static Answer spoiled(Answer answer, Fault fault) {
        if (fault instanceof Fault.Cut) {
            return answer.withFraming(Framing.CLOSE);
        }
        if (fault instanceof Fault.CutWithLength) {
            return answer.withFraming(Framing.CONTENT_LENGTH);
        }
        if (fault instanceof Fault.Corrupt) {
            return answer.withContent(SpoiledContent.corrupted(answer.content()));
        }
        if (fault instanceof Fault.Trailing trailing) {
            return answer.withContent(SpoiledContent.followedBy(answer.content(), trailing.bytes()));
        }
        return answer;
    }

    private void head(Answer answer, boolean last) throws IOException {
        StringBuilder head =
                new StringBuilder("HTTP/1.1 ").append(answer.status()).append(" \r\n");
        header(
                head,
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        OffsetDateTime.now(ZoneOffset.UTC).plus(clockAhead)));
        answer.headers().forEach((name, value) -> header(head, name, value));
        if (answer.content() != null && answer.framing() == Framing.CONTENT_LENGTH) {
            header(head, "Content-Length", Long.toString(answer.content().length()));
        }
        if (answer.content() != null && answer.framing() == Framing.CHUNKED) {
            header(head, "Transfer-Encoding", "chunked");
        }
        if (last) {
            header(head, "Connection", "close");
        }
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void header(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    private void body(Answer answer, Fault fault) throws IOException {
        OutputStream framed = answer.framing() == Framing.CHUNKED ? new ChunkedStream(out) : out;
        BufferedOutputStream body = new BufferedOutputStream(faulty(framed, answer.content(), fault));
        answer.content().writeTo(body);
        body.flush();
        if (framed instanceof ChunkedStream chunked) {
            chunked.close();
        }
    }

    private OutputStream faulty(OutputStream framed, Content content, Fault fault) throws IOException {
        if (fault instanceof Fault.Stall stall) {
            return new LimitedStream(framed, stall.afterBytes(), wire::awaitLeave);
        }
        if (fault instanceof Fault.ResetAfter reset) {
            return new LimitedStream(framed, reset.bytes(), wire::reset);
        }
        if (fault instanceof Fault.Cut cut) {
            return cut(framed, content, cut.fraction());
        }
        if (fault instanceof Fault.CutWithLength cut) {
            return cut(framed, content, cut.fraction());
        }
        if (fault instanceof Fault.Drip drip) {
            return new DrippingStream(framed, drip, lifetime);
        }
        return framed;
    }

    private static OutputStream cut(OutputStream framed, Content content, double fraction) throws IOException {
        return new LimitedStream(framed, (long) (content.length() * fraction), () -> {});
    }
}
