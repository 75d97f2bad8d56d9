package io.github.atcollector.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands beside a file, in {@code <file>.manifest.json}, to account for it.
 *
 * @param target name of the target
 * @param scope {@code space} or {@code account}
 * @param spaceId id of the space
 * @param window the window, as in the file's name
 * @param from first instant of the window, ISO 8601, UTC
 * @param to first instant behind the window
 * @param sessionId the service's session that served it
 * @param file name of the file, in the same folder
 * @param served in which form the service handed the events out
 * @param bytes size of the file
 * @param inflatedBytes size of its events, without compression; null if only the length was verified
 * @param events number of events; null if only the length was verified
 * @param serviceEvents number of events by the service's own count; null if it did not say
 * @param serviceCount what that count is worth; null in the manifest of an older release
 * @param warning what is not as it should be; null if nothing is
 * @param firstEventTime earliest eventTime, as it stands in its event; null if there is none
 * @param lastEventTime latest eventTime, likewise
 * @param unreadableEventTimes how many events have an eventTime that could not be read; null if it was not looked for
 * @param sha256 of the file, in hex
 * @param collectedAt when the download was verified, ISO 8601, UTC
 * @param tries how many tries the window took in this run, the last one included
 * @param history the collections of the window that this one replaces, oldest first
 * @param pages those that the events were served in, as served; null if they were served as one gzip
 */
@JsonPropertyOrder({"target", "scope", "spaceId", "window", "from", "to", "sessionId", "file", "served"})
public record Manifest(
        @JsonProperty(required = true) String target,
        @JsonProperty(required = true) String scope,
        @JsonProperty(required = true) String spaceId,
        @JsonProperty(required = true) String window,
        @JsonProperty(required = true) String from,
        @JsonProperty(required = true) String to,
        String sessionId,
        @JsonProperty(required = true) String file,
        Served served,
        @JsonProperty(required = true) long bytes,
        Long inflatedBytes,
        Long events,
        Long serviceEvents,
        @JsonInclude(JsonInclude.Include.NON_NULL) Counted serviceCount,
        String warning,
        String firstEventTime,
        String lastEventTime,
        Long unreadableEventTimes,
        String sha256,
        String collectedAt,
        int tries,
        List<Earlier> history,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<Page> pages) {

    /** What is kept of a collection that was replaced; see {@link Manifest} for each. */
    public record Earlier(
            String collectedAt, String sessionId, long bytes, Long events, Long serviceEvents, String sha256) {}

    /**
     * A manifest whose file is there and matches it.
     *
     * @param manifest as it stands on disk
     * @param entry the file's name below the directory
     * @param modified the file's modification time
     */
    public record Imported(Manifest manifest, String entry, String modified) {}

    /** The history of whatever replaces this collection. */
    public List<Earlier> asHistory() {
        List<Earlier> earlier = new ArrayList<>(history == null ? List.of() : history);
        earlier.add(new Earlier(collectedAt, sessionId, bytes, events, serviceEvents, sha256));
        return earlier;
    }

    /**
     * The same for a copy of the file in another place.
     *
     * @param name the copy's name
     * @param earlier what accounted for the window there before; null if nothing. Its history goes on
     */
    public Manifest ofCopy(String name, Manifest earlier) {
        return new Manifest(
                target,
                scope,
                spaceId,
                window,
                from,
                to,
                sessionId,
                name,
                served,
                bytes,
                inflatedBytes,
                events,
                serviceEvents,
                serviceCount,
                warning,
                firstEventTime,
                lastEventTime,
                unreadableEventTimes,
                sha256,
                collectedAt,
                tries,
                earlier == null ? List.of() : earlier.sha256().equals(sha256) ? earlier.history() : earlier.asHistory(),
                pages);
    }

    public static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
