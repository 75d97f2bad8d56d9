package io.github.atcollector.fakeservice;

import io.github.atcollector.fakeservice.http.CopiedContent;
import io.github.atcollector.fakeservice.http.Framing;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.Deflater;

/** How a stand-in behaves. Immutable: each {@code with} gives a copy. */
public final class StandInOptions {
    private String host = "127.0.0.1";
    private int port;
    private String apiKey = "demo-k3y+with/odd=chars&%";
    private String spaceId = "c1234567-6d55-4193-a9de-378620d6fab5";
    private String username = "demo.user@example.com";
    private Duration tokenLife = Duration.ofHours(1);
    private int maxSessions = 30;
    private int maxDays = 15;
    private Layout layout = Layout.LINES;
    private Framing framing = Framing.CONTENT_LENGTH;
    private boolean contentEncoding;
    private int members = 1;
    private int compressionLevel = Deflater.DEFAULT_COMPRESSION;
    private EmptyAnswer emptyAnswer = EmptyAnswer.GZIP_OF_NOTHING;
    private Duration latency = Duration.ZERO;
    private Duration clockAhead = Duration.ZERO;
    private Set<LocalDate> emptyDays = Set.of();
    private OptionalInt eventsPerDay = OptionalInt.empty();
    private boolean listing = true;
    private boolean counting = true;
    private boolean countingHours = true;
    private Optional<CopiedContent> ready = Optional.empty();

    private StandInOptions() {}

    private StandInOptions(StandInOptions from) {
        host = from.host;
        port = from.port;
        apiKey = from.apiKey;
        spaceId = from.spaceId;
        username = from.username;
        tokenLife = from.tokenLife;
        maxSessions = from.maxSessions;
        maxDays = from.maxDays;
        layout = from.layout;
        framing = from.framing;
        contentEncoding = from.contentEncoding;
        members = from.members;
        compressionLevel = from.compressionLevel;
        emptyAnswer = from.emptyAnswer;
        latency = from.latency;
        clockAhead = from.clockAhead;
        emptyDays = from.emptyDays;
        eventsPerDay = from.eventsPerDay;
        listing = from.listing;
        counting = from.counting;
        countingHours = from.countingHours;
        ready = from.ready;
    }

    /** The defaults that each {@code with} names. */
    public static StandInOptions defaults() {
        return new StandInOptions();
    }

    /** The name or address to listen at. Default 127.0.0.1: only this machine reaches it. 0.0.0.0: all there are. */
    public StandInOptions withHost(String value) {
        return changed(copy -> copy.host = value);
    }

    /** The port. Default 0: any free one. */
    public StandInOptions withPort(int value) {
        return changed(copy -> copy.port = value);
    }

    /** The one API key that is accepted. Default: one with characters that a form must encode. */
    public StandInOptions withApiKey(String value) {
        return changed(copy -> copy.apiKey = value);
    }

    /** The one space that is served. Default: {@code c1234567-6d55-4193-a9de-378620d6fab5}. */
    public StandInOptions withSpaceId(String value) {
        return changed(copy -> copy.spaceId = value);
    }

    /** Who the API key belongs to. Default {@code demo.user@example.com}. */
    public StandInOptions withUsername(String value) {
        return changed(copy -> copy.username = value);
    }

    /** How long a token is accepted. Default PT1H; zero: never. */
    public StandInOptions withTokenLife(Duration value) {
        return changed(copy -> copy.tokenLife = value);
    }

    /** How many sessions may be open in the space, those of other users included. Default 30. */
    public StandInOptions withMaxSessions(int value) {
        return changed(copy -> copy.maxSessions = value);
    }

    /** How many days a session may cover. Default 15. */
    public StandInOptions withMaxDays(int value) {
        return changed(copy -> copy.maxDays = value);
    }

    /** How the events of a download stand one after another. Default LINES. */
    public StandInOptions withLayout(Layout value) {
        return changed(copy -> copy.layout = value);
    }

    /** How the end of a download is told. Default CONTENT_LENGTH. */
    public StandInOptions withFraming(Framing value) {
        return changed(copy -> copy.framing = value);
    }

    /** Whether a download is announced with {@code Content-Encoding: gzip}. Default false: the gzip is the content. */
    public StandInOptions withContentEncoding(boolean value) {
        return changed(copy -> copy.contentEncoding = value);
    }

    /** How many gzip members a download is made of; where one ends is no border of an event. Default 1. */
    public StandInOptions withMembers(int value) {
        return changed(copy -> copy.members = value);
    }

    /** zlib's level: -1 its own choice (default), 1 fast, 0 stored (the download is as big as its events). */
    public StandInOptions withCompressionLevel(int value) {
        return changed(copy -> copy.compressionLevel = value);
    }

    /** How a window without events is answered. Default GZIP_OF_NOTHING. */
    public StandInOptions withEmptyAnswer(EmptyAnswer value) {
        return changed(copy -> copy.emptyAnswer = value);
    }

    /** How long every answer takes at least. Default zero. */
    public StandInOptions withLatency(Duration value) {
        return changed(copy -> copy.latency = value);
    }

    /** How far the clock that the header {@code Date} shows is ahead of this machine's; negative: behind. Default zero. */
    public StandInOptions withClockAhead(Duration value) {
        return changed(copy -> copy.clockAhead = value);
    }

    /** UTC days without events. Default none. */
    public StandInOptions withEmptyDays(Collection<LocalDate> value) {
        Set<LocalDate> days = Set.copyOf(value);
        return changed(copy -> copy.emptyDays = days);
    }

    /** The events of a day, spread evenly. Default absent: a number that follows weekday and office hours. */
    public StandInOptions withEventsPerDay(int value) {
        return changed(copy -> copy.eventsPerDay = OptionalInt.of(value));
    }

    /** Whether sessions can be listed ({@link Step#LIST}); false: 404. Default true. */
    public StandInOptions withListing(boolean value) {
        return changed(copy -> copy.listing = value);
    }

    /** Whether events can be counted ({@link Step#COUNT}); false: 404. Default true. */
    public StandInOptions withCounting(boolean value) {
        return changed(copy -> copy.counting = value);
    }

    /** Whether a count looks at the hour; false: it is that of the day. Default true. */
    public StandInOptions withCountingHours(boolean value) {
        return changed(copy -> copy.countingHours = value);
    }

    /**
     * What every download with events serves, as fast as a file can be served: a gzip, several times over. Default absent: events
     * are made.
     */
    public StandInOptions withReady(Path file, int copies) {
        return changed(copy -> copy.ready = Optional.of(new CopiedContent(file, copies)));
    }

    private StandInOptions changed(Consumer<StandInOptions> change) {
        StandInOptions copy = new StandInOptions(this);
        change.accept(copy);
        return copy;
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    public String apiKey() {
        return apiKey;
    }

    public String spaceId() {
        return spaceId;
    }

    public String username() {
        return username;
    }

    public Duration tokenLife() {
        return tokenLife;
    }

    public int maxSessions() {
        return maxSessions;
    }

    public int maxDays() {
        return maxDays;
    }

    public Layout layout() {
        return layout;
    }

    public Framing framing() {
        return framing;
    }

    public boolean contentEncoding() {
        return contentEncoding;
    }

    public int members() {
        return members;
    }

    public int compressionLevel() {
        return compressionLevel;
    }

    public EmptyAnswer emptyAnswer() {
        return emptyAnswer;
    }

    public Duration latency() {
        return latency;
    }

    public Duration clockAhead() {
        return clockAhead;
    }

    public Set<LocalDate> emptyDays() {
        return emptyDays;
    }

    public OptionalInt eventsPerDay() {
        return eventsPerDay;
    }

    public boolean listing() {
        return listing;
    }

    public boolean counting() {
        return counting;
    }

    public boolean countingHours() {
        return countingHours;
    }

    Optional<CopiedContent> ready() {
        return ready;
    }
}
