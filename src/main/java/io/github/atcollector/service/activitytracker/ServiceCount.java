package io.github.atcollector.service.activitytracker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.atcollector.model.Window;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * The service's own count of a window's events: {@code GET /v3/events}. The names DATE and COUNT are taken in any case, in a
 * list or under one key (activity-tracker API, neighbouring calls).
 */
public final class ServiceCount {
    /** How long a day is, like 2018-06-28; a time may follow. */
    private static final int DAY = 10;

    private static final ObjectMapper JSON = new ObjectMapper();

    private ServiceCount() {}

    /**
     * Adds up the counts of the window's days.
     *
     * @return null if the service did not say: no list, an entry that is no day with a count, or no entry of the window
     */
    public static Long of(@Body InputStream answer, @Variable("window") Window window) throws IOException {
        JsonNode list;
        try {
            list = answer == null ? null : LooseJson.list(JSON.readTree(answer));
        } catch (JsonProcessingException e) {
            return null;
        }
        if (list == null || list.isEmpty()) {
            return null;
        }
        Long sum = null;
        for (JsonNode entry : list) {
            Long count = count(LooseJson.field(entry, "count"));
            JsonNode date = LooseJson.field(entry, "date");
            String day = date == null || date.asText().length() < DAY
                    ? ""
                    : date.asText().substring(0, DAY);
            if (count == null || !day.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return null;
            }
            if (day.compareTo(window.startDay().toString()) >= 0
                    && day.compareTo(window.endDay().toString()) <= 0) {
                sum = sum == null ? count : Math.addExact(sum, count);
            }
        }
        return sum;
    }

    /**
     * True if the count of an hour is larger than what was served: the service may look at the day only, since counts are
     * published as told per day.
     */
    public static boolean isDoubtful(
            @Variable("window") Window window,
            @Variable("events") Long events,
            @Variable("serviceEvents") Long serviceEvents) {
        return window.hours() == 1 && events != null && serviceEvents != null && serviceEvents > events;
    }

    /** The count of an hour, held against that of its day; null if they are the same, so that the hour was not counted. */
    public static Long ofHour(@Variable("hourEvents") Long hourEvents, @Variable("dayEvents") Long dayEvents) {
        return dayEvents == null || dayEvents.equals(hourEvents) ? null : hourEvents;
    }

    private static Long count(JsonNode count) {
        if (count != null && count.isIntegralNumber() && count.canConvertToLong() && count.longValue() >= 0) {
            return count.longValue();
        }
        return count != null && count.isTextual() && count.textValue().matches("\\d{1,15}")
                ? Long.valueOf(count.textValue())
                : null;
    }
}
