package io.github.atcollector.download;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

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
 * @param events number of events; null if only the length was verified
 * @param firstEventTime earliest eventTime, as it stands in its event; null if there is none
 * @param lastEventTime latest eventTime, likewise
 * @param sha256 of the file, in hex
 * @param collectedAt when the download was verified, ISO 8601, UTC
 * @param tries how many tries the window took in this run, the last one included
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
        Long events,
        String firstEventTime,
        String lastEventTime,
        String sha256,
        String collectedAt,
        int tries) {

    static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
