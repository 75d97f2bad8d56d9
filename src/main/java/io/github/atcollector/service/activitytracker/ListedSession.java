package io.github.atcollector.service.activitytracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.atcollector.model.Session;
import io.github.atcollector.service.UnexpectedAnswerException;
import io.github.atcollector.text.RemoteText;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;

/**
 * An open session as the service lists it. The names of the fields are those of the command-line client (activity-tracker
 * API, neighbouring calls), taken in any case; a field that is missing is null.
 *
 * @param id checked like that of a session that was opened; null if it cannot be used: the session can be told then, not closed
 * @param space id of the space
 * @param username whose session it is
 * @param createTime when it was opened, by the service's clock
 * @param start first day that it covers
 * @param end last day, inclusive
 * @param accountLevel true for the account's events
 * @param searchTime hour of the day; empty for whole days
 */
public record ListedSession(
        String id,
        String space,
        String username,
        Instant createTime,
        String start,
        String end,
        Boolean accountLevel,
        String searchTime) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads a list of sessions, bare or under the one key of an object that holds a list.
     *
     * @throws UnexpectedAnswerException if there is no list in the answer
     */
    public static List<ListedSession> allOf(@Body InputStream answer) throws IOException, UnexpectedAnswerException {
        JsonNode list = LooseJson.list(JSON.readTree(answer));
        if (list == null) {
            throw new UnexpectedAnswerException("The answer to the list of sessions holds no list");
        }
        List<ListedSession> sessions = new ArrayList<>();
        for (JsonNode node : list) {
            if (text(node, "id") != null) {
                sessions.add(of(node));
            }
        }
        return sessions;
    }

    /** Reads one session. */
    static ListedSession of(JsonNode node) {
        String id = name(node, "id");
        JsonNode range = LooseJson.field(node, "date-range");
        JsonNode types = LooseJson.field(node, "types");
        JsonNode account = types == null ? null : LooseJson.field(types, "AtAccountLevel");
        return new ListedSession(
                id != null && Session.isUsable(id) ? id : null,
                name(node, "space"),
                name(node, "username"),
                time(name(node, "create-time")),
                range == null ? null : name(range, "Start"),
                range == null ? null : name(range, "End"),
                account != null && account.isBoolean() ? account.booleanValue() : null,
                searchTime(node));
    }

    /** Empty for whole days; null if it is not told, which is not the same as being no name. */
    private static String searchTime(JsonNode node) {
        String text = text(node, "search-time");
        return text == null || text.isEmpty() ? text : String.valueOf(name(node, "search-time"));
    }

    private static String name(JsonNode node, String name) {
        return RemoteText.name(text(node, name), RemoteText.LONGEST_NAME);
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = LooseJson.field(node, name);
        return value != null && value.isTextual() ? value.textValue() : null;
    }

    private static Instant time(String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
