package io.github.atcollector.faults;

import static io.github.atcollector.fakeservice.Step.CLOSE;
import static io.github.atcollector.fakeservice.Step.COUNT;
import static io.github.atcollector.fakeservice.Step.DOWNLOAD;
import static io.github.atcollector.fakeservice.Step.OPEN;

import io.github.atcollector.fakeservice.Faults;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** What goes wrong in the suite, with one call. */
enum FaultKind {
    REFUSED("connection refused", null), // no answer at all: see Gate
    RESET_AT_ONCE("reset at once", Fault.resetAtOnce()),
    RESET_IN_THE_MIDDLE("reset in the middle", Fault.resetAfter(10)),
    CUT("cut with no error", Fault.cut(0.5)),
    LENGTH_LIES("content length that lies", Fault.cutWithLength(0.5)),
    STALL("stall", Fault.stall(10)),
    SLOW_DRIP("slow drip", Fault.drip(500, Duration.ofMillis(10))),
    LOST_ANSWER("lost answer", Fault.lostAnswer()),
    BAD_REQUEST("400", Fault.status(400)),
    UNAUTHORIZED("401", Fault.status(401)),
    FORBIDDEN("403", Fault.status(403)),
    NOT_FOUND("404", Fault.status(404)),
    TIME_OUT("408", Fault.status(408)),
    TOO_LARGE("413", Fault.status(413)) {
        @Override
        Set<Step> steps() {
            return EnumSet.of(DOWNLOAD);
        }
    },
    TOO_MANY("429, Retry-After in seconds", tooMany("1")),
    TOO_MANY_UNTIL("429, Retry-After as a date", tooMany(inAnHour())),
    SERVER_ERROR("500", Fault.status(500)),
    BAD_GATEWAY("502", Fault.status(502)),
    UNAVAILABLE("503", Fault.status(503)),
    GATEWAY_TIME_OUT("504", Fault.status(504)),
    LOGIN_PAGE("HTML with 200", Fault.body(text("<!DOCTYPE html><title>Log in</title>"), "text/html")),
    EMPTY("empty 200", Fault.body(new byte[0], "application/json")),
    BAD_JSON("bad JSON", Fault.body(text("{\"id\":"), "application/json")) {
        @Override
        Fault at(Step step) {
            return step == DOWNLOAD ? Fault.body(gzip("{\"id\":"), "application/json") : super.at(step);
        }
    },
    CORRUPT("corrupt", Fault.corrupt()),
    NOT_GZIP("not gzip", Fault.body(text("{\"id\":\"1\"}\n"), "application/json")) {
        @Override
        Set<Step> steps() {
            return EnumSet.of(DOWNLOAD);
        }
    },
    TRAILING_RUBBISH("trailing rubbish", Fault.trailing(text("rubbish"))),
    FULL("31st session", Faults.full()) {
        @Override
        Set<Step> steps() {
            return EnumSet.of(OPEN);
        }
    };

    private final String title;
    private final Fault fault;

    FaultKind(String title, Fault fault) {
        this.title = title;
        this.fault = fault;
    }

    /** The steps where it can happen. */
    Set<Step> steps() {
        return EnumSet.allOf(Step.class);
    }

    Fault at(Step step) {
        return fault;
    }

    /** What the collector is to make of it. */
    Treatment treatedAt(Step step) {
        return switch (this) {
            case SLOW_DRIP -> Treatment.HARMLESS;
            case REFUSED -> Treatment.RETRIED;
            case RESET_AT_ONCE, RESET_IN_THE_MIDDLE, LENGTH_LIES, STALL, LOST_ANSWER, TIME_OUT, GATEWAY_TIME_OUT ->
                step == DOWNLOAD ? Treatment.BREAKS : Treatment.RETRIED;
            case TOO_MANY, TOO_MANY_UNTIL, SERVER_ERROR, BAD_GATEWAY, UNAVAILABLE -> Treatment.RETRIED;
            case UNAUTHORIZED -> Treatment.RENEWED;
            case BAD_REQUEST, FORBIDDEN -> Treatment.FINAL;
            case NOT_FOUND -> step == DOWNLOAD ? Treatment.RETRIED : Treatment.FINAL;
            case TOO_LARGE -> Treatment.TOO_LARGE;
            case FULL -> Treatment.WAITS;
            case LOGIN_PAGE, NOT_GZIP -> step == COUNT ? Treatment.FINAL : Treatment.RETRIED;
            case EMPTY -> step == CLOSE ? Treatment.HARMLESS : step == COUNT ? Treatment.FINAL : Treatment.RETRIED;
            case CUT, BAD_JSON, CORRUPT ->
                switch (step) {
                    case DOWNLOAD -> Treatment.BREAKS;
                    case COUNT -> Treatment.FINAL;
                    // their ids come first, and are not what is spoiled
                    case OPEN, CLOSE -> this == CORRUPT ? Treatment.HARMLESS : Treatment.RETRIED;
                    default -> Treatment.RETRIED;
                };
            case TRAILING_RUBBISH -> step == DOWNLOAD ? Treatment.BREAKS : Treatment.HARMLESS;
        };
    }

    @Override
    public String toString() {
        return title;
    }

    private static Fault tooMany(String after) {
        return Fault.status(429, Map.of("Retry-After", after, "Content-Type", "application/json"), "{}");
    }

    private static String inAnHour() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusHours(1));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
