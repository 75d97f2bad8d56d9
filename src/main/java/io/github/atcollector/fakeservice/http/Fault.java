package io.github.atcollector.fakeservice.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Something that goes wrong with one request; a service may have faults of its own. A fault is spent on the request that meets it, also when that request is
 * refused. Use {@code delay(Duration.ZERO)} for a request that goes well between two that do not.
 */
public interface Fault {

    /** Answers so, without looking at the request. */
    record Status(int code, Map<String, String> headers, String body) implements Fault {}

    /** Answers 200 with these bytes, without looking at the request. */
    record Body(byte[] bytes, String contentType) implements Fault {}

    /** Resets the connection (RST) instead of answering, without looking at the request. */
    record ResetAtOnce() implements Fault {}

    /** Waits, then goes on as usual. */
    record Delay(Duration time) implements Fault {}

    /** Waits until it is let go, then goes on as usual. */
    record Hold(CountDownLatch letGo) implements Fault {}

    /** Does the work and books it, then closes the connection without an answer. */
    record LostAnswer() implements Fault {}

    /** Sends the head and so many bytes of the body, then nothing until the client goes away. */
    record Stall(long afterBytes) implements Fault {}

    /** Sends the head and so many bytes of the body, then resets the connection (RST). */
    record ResetAfter(long bytes) implements Fault {}

    /** Sends a part of the body, and no framing from which the client could tell. */
    record Cut(double fraction) implements Fault {}

    /** Announces the whole length, sends a part of the body and closes the connection. */
    record CutWithLength(double fraction) implements Fault {}

    /** Flips some bytes in the middle of the body. */
    record Corrupt() implements Fault {}

    /** Adds bytes after the body, within the announced length. */
    record Trailing(byte[] bytes) implements Fault {}

    /** Sends the body in small portions with a pause after each. */
    record Drip(int bytesPerChunk, Duration pause) implements Fault {}

    /** A status with a small JSON body. */
    static Fault status(int code) {
        return status(code, Map.of("Content-Type", "application/json"), "{\"message\":\"Injected fault\"}");
    }

    /** A status with these headers and this body (UTF-8). Content-Length is added. */
    static Fault status(int code, Map<String, String> headers, String body) {
        return new Status(code, Map.copyOf(headers), body);
    }

    /** The answer comes later. */
    static Fault delay(Duration time) {
        return new Delay(time);
    }

    /** The answer comes when the latch has counted down, however long that takes. */
    static Fault hold(CountDownLatch letGo) {
        return new Hold(letGo);
    }

    /** The answer stops after so many bytes of its body; a body that is not longer arrives whole. */
    static Fault stall(long afterBytes) {
        return new Stall(afterBytes);
    }

    /** A connection reset before any answer. */
    static Fault resetAtOnce() {
        return new ResetAtOnce();
    }

    /** A connection reset after so many bytes of the body; a body that is not longer arrives whole. */
    static Fault resetAfter(long bytes) {
        return new ResetAfter(bytes);
    }

    /** The body ends after this part of it (0 to 1), and HTTP cannot tell. */
    static Fault cut(double fraction) {
        return new Cut(fraction);
    }

    /** The body ends after this part of it (0 to 1), short of its Content-Length. */
    static Fault cutWithLength(double fraction) {
        return new CutWithLength(fraction);
    }

    /** The body has its right length and wrong bytes. */
    static Fault corrupt() {
        return new Corrupt();
    }

    /** Status 200 and another body: a login page, nothing at all, bad JSON. */
    static Fault body(byte[] bytes, String contentType) {
        return new Body(bytes.clone(), contentType);
    }

    /** Rubbish after the body. */
    static Fault trailing(byte[] bytes) {
        return new Trailing(bytes.clone());
    }

    /** A slow body. */
    static Fault drip(int bytesPerChunk, Duration pause) {
        return new Drip(bytesPerChunk, pause);
    }

    /** The work is done, the answer never comes. */
    static Fault lostAnswer() {
        return new LostAnswer();
    }
}
