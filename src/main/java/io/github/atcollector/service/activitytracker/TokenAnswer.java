package io.github.atcollector.service.activitytracker;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The UAA's answer to the request for a token. {@link #toString()} does not show the token, because Camel logs what beans
 * are called with at trace.
 *
 * @param accessToken the token; null if the answer holds none
 * @param expiresIn its life in seconds, counted from its issue; null if the answer names none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TokenAnswer(
        @JsonProperty("access_token") String accessToken, @JsonProperty("expires_in") Long expiresIn) {
    @Override
    public String toString() {
        return "TokenAnswer[...]";
    }
}
