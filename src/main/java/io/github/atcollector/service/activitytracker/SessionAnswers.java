package io.github.atcollector.service.activitytracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.atcollector.model.ListedSession;
import io.github.atcollector.model.Session;
import io.github.atcollector.model.Window;
import io.github.atcollector.service.UnexpectedAnswerException;
import io.github.atcollector.text.RemoteText;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * Reads what the service tells of sessions that are open. The names of the fields are those of the command-line client
 * (activity-tracker API, neighbouring calls), taken in any case.
 */
public final class SessionAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String spaceId;
    private final boolean accountLevel;

    /**
     * Takes the settings of one target.
     *
     * @param spaceId id of the space
     * @param accountLevel true if account events are asked for
     */
    public SessionAnswers(String spaceId, boolean accountLevel) {
        this.spaceId = spaceId;
        this.accountLevel = accountLevel;
    }

    /**
     * Reads a list of sessions, bare or under the one key of an object that holds a list; it does not tell what they are for.
     *
     * @throws UnexpectedAnswerException if there is no list in the answer
     */
    public List<ListedSession> listed(@Body InputStream answer) throws IOException, UnexpectedAnswerException {
        JsonNode list = LooseJson.list(JSON.readTree(answer));
        if (list == null) {
            throw new UnexpectedAnswerException("The answer to the list of sessions holds no list");
        }
        List<ListedSession> sessions = new ArrayList<>();
        for (JsonNode node : list) {
            if (text(node, "id") != null) {
                sessions.add(session(node, null));
            }
        }
        return sessions;
    }

    /**
     * Reads one session.
     *
     * @param window what it is for, unless the session tells otherwise
     * @return null if the answer is none
     */
    public ListedSession described(@Body InputStream answer, @Variable("window") Window window) throws IOException {
        JsonNode node = JSON.readTree(answer);
        return node == null ? null : session(node, isFor(window, node) ? window : null);
    }

    private ListedSession session(JsonNode node, Window window) {
        String id = name(node, "id");
        return new ListedSession(
                id != null && Session.isUsable(id) ? id : null,
                null,
                name(node, "username"),
                time(name(node, "create-time")),
                window == null ? null : window.from(),
                window == null ? null : window.to(),
                !spaceId.equals(name(node, "space")));
    }

    /** Days have to be told; the hour of the day and whose events they are may be left out. */
    private boolean isFor(Window window, JsonNode node) {
        JsonNode range = LooseJson.field(node, "date-range");
        JsonNode types = LooseJson.field(node, "types");
        JsonNode account = types == null ? null : LooseJson.field(types, "AtAccountLevel");
        String hour = text(node, "search-time");
        return range != null
                && window.startDay().toString().equals(name(range, "Start"))
                && window.endDay().toString().equals(name(range, "End"))
                && (account == null || !account.isBoolean() || account.booleanValue() == accountLevel)
                && (hour == null || hour.equals(window.searchTime()));
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
