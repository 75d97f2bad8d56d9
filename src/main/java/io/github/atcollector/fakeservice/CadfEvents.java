package io.github.atcollector.fakeservice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The events that the stand-in holds: always the same for the same space or account and UTC day, in the order of their
 * times, made as they are asked for. Days to come have events too.
 */
public final class CadfEvents {
    private static final int HOURS = 24;
    private static final int HUNDREDTHS_PER_HOUR = 360_000;
    private static final int LONGEST_EVENT = 4096;

    private final EventVolume volume;
    private final String spaceId;
    private final EventTemplate[] spaceTemplates;
    private final EventTemplate[] accountTemplates;

    CadfEvents(StandInOptions options) {
        volume = new EventVolume(options);
        spaceId = options.spaceId();
        spaceTemplates = EventTemplates.of(false, spaceId);
        accountTemplates = EventTemplates.of(true, spaceId);
    }

    /** How many events of the space a UTC day holds. */
    public long count(LocalDate day) {
        return count(SessionRequest.ofDay(day));
    }

    /** How many events of the space an hour, 0 to 23, of a UTC day holds. */
    public long count(LocalDate day, int hour) {
        return count(SessionRequest.ofHour(day, hour));
    }

    /** How many events a window holds. */
    public long count(SessionRequest window) {
        long count = 0;
        for (LocalDate day = window.start(); !day.isAfter(window.end()); day = day.plusDays(1)) {
            for (int hour = firstHour(window); hour <= lastHour(window); hour++) {
                count += volume.inHour(day, hour, seed(window, day, hour));
            }
        }
        return count;
    }

    /** Gives every event of a window to the sink; what the sink throws ends it. */
    public void forEach(SessionRequest window, EventSink sink) throws IOException {
        byte[] buffer = new byte[LONGEST_EVENT];
        for (LocalDate day = window.start(); !day.isAfter(window.end()); day = day.plusDays(1)) {
            for (int hour = firstHour(window); hour <= lastHour(window); hour++) {
                hour(window, day, hour, buffer, sink);
            }
        }
    }

    /** Every event of a window as JSON text. Holds them all in memory. */
    public List<String> list(SessionRequest window) {
        List<String> events = new ArrayList<>();
        try {
            forEach(window, (buffer, length) -> events.add(new String(buffer, 0, length, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return events;
    }

    private void hour(SessionRequest window, LocalDate day, int hour, byte[] buffer, EventSink sink)
            throws IOException {
        EventTemplate[] templates = window.accountLevel() ? accountTemplates : spaceTemplates;
        byte[] date = day.toString().getBytes(StandardCharsets.US_ASCII);
        long seed = seed(window, day, hour);
        long count = volume.inHour(day, hour, seed);
        for (long i = 0; i < count; i++) {
            long own = Scramble.of(seed + i);
            EventTemplate template = templates[(int) Math.floorMod(own, (long) templates.length)];
            int time = hour * HUNDREDTHS_PER_HOUR + (int) (i * HUNDREDTHS_PER_HOUR / count);
            sink.event(buffer, template.fill(buffer, date, time, own));
        }
    }

    private long seed(SessionRequest window, LocalDate day, int hour) {
        return Scramble.of((window.accountLevel() ? "account " : "space ") + spaceId + " " + day + " " + hour);
    }

    private static int firstHour(SessionRequest window) {
        return window.hour().orElse(0);
    }

    private static int lastHour(SessionRequest window) {
        return window.hour().orElse(HOURS - 1);
    }
}
