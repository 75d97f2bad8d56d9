package io.github.atcollector.fakeservice;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.atcollector.fakeservice.http.Answer;
import io.github.atcollector.fakeservice.http.Json;
import io.github.atcollector.fakeservice.http.Refused;
import io.github.atcollector.fakeservice.http.WireRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.Set;

/** {@code GET /v3/events}: how many events are stored, per day, in the words of the command-line client. */
final class CountEndpoint implements Endpoint {
    private final StandInOptions options;
    private final CallerRules caller;
    private final WindowRules windows;
    private final CadfEvents events;
    private final EventBody body;

    CountEndpoint(StandInOptions options, CallerRules caller, WindowRules windows, CadfEvents events, EventBody body) {
        this.options = options;
        this.caller = caller;
        this.windows = windows;
        this.events = events;
        this.body = body;
    }

    @Override
    public Answer answer(WireRequest request) throws Refused, IOException {
        HeaderRules.onlyThese(request, Set.of(HeaderRules.TOKEN, HeaderRules.PROJECT));
        caller.check(request);
        HeaderRules.oneOf(request, HeaderRules.CONTENT_TYPE, 415, "application/json");
        SessionRequest asked = windows.read(request.body());
        ArrayNode days = Json.array();
        for (LocalDate day = asked.start(); !day.isAfter(asked.end()); day = day.plusDays(1)) {
            SessionRequest one = new SessionRequest(
                    day, day, asked.accountLevel(), options.countingHours() ? asked.hour() : OptionalInt.empty());
            days.addObject()
                    .put("DATE", day.toString())
                    .put("COUNT", events.count(one))
                    .put("SIZE", body.plainLength(one))
                    .put("SEARCHABLE", true)
                    .putArray("TYPES")
                    .add("ActivityTracker");
        }
        return Answer.json(200, days);
    }
}
