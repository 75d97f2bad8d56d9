package io.github.atcollector.fakeservice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.atcollector.fakeservice.http.Json;
import io.github.atcollector.fakeservice.http.Refused;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads the body of opening a session, and of counting events, as strictly as it is documented. */
final class WindowRules {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern HOUR = Pattern.compile("1?\\d|2[0-3]");
    private static final int FIELDS = 4;

    private final int maxDays;

    WindowRules(StandInOptions options) {
        maxDays = options.maxDays();
    }

    SessionRequest read(byte[] body) throws Refused {
        ObjectNode json = Json.readObject(body);
        LocalDate start = day(json, "start");
        LocalDate end = day(json, "end");
        JsonNode accountLevel = json.path("AtAccountLevel");
        if (!accountLevel.isBoolean()) {
            throw new Refused(400, "AtAccountLevel is not true or false");
        }
        OptionalInt hour = hour(json.path("SearchTime"));
        if (json.size() != FIELDS) {
            throw new Refused(400, "A field that is not known");
        }
        SessionRequest window = new SessionRequest(start, end, accountLevel.booleanValue(), hour);
        if (end.isBefore(start)) {
            throw new Refused(400, "end is before start");
        }
        if (window.days() > maxDays) {
            throw new Refused(400, "More than " + maxDays + " days");
        }
        if (hour.isPresent() && window.days() > 1) {
            throw new Refused(400, "SearchTime with more than one day");
        }
        return window;
    }

    private static LocalDate day(ObjectNode json, String field) throws Refused {
        JsonNode value = json.path(field);
        if (value.isTextual() && DAY.matcher(value.textValue()).matches()) {
            try {
                return LocalDate.parse(value.textValue());
            } catch (DateTimeException e) {
                throw new Refused(400, field + " is no day of the calendar");
            }
        }
        throw new Refused(400, field + " is not a day like 2018-06-27");
    }

    private static OptionalInt hour(JsonNode value) throws Refused {
        if (value.isTextual() && value.textValue().isEmpty()) {
            return OptionalInt.empty();
        }
        if (value.isTextual() && HOUR.matcher(value.textValue()).matches()) {
            return OptionalInt.of(Integer.parseInt(value.textValue()));
        }
        throw new Refused(400, "SearchTime is not empty and not 0 to 23");
    }
}
