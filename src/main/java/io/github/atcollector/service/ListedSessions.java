package io.github.atcollector.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.atcollector.model.ListRules;
import io.github.atcollector.model.ListedSession;
import io.github.atcollector.model.ServiceProfile;
import io.github.atcollector.model.Session;
import io.github.atcollector.text.RemoteText;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;

/** The sessions that the service lists, as its route list-sessions left them: JSON, or read already by Java of the service's own. */
public final class ListedSessions {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Seconds since 1970 have fewer digits than milliseconds. */
    private static final long MOST_SECONDS = 100_000_000_000L;

    private final ListRules rules;

    /** Takes what the service's properties say of its list. */
    public ListedSessions(ServiceProfile profile) {
        this.rules = profile.list();
    }

    /**
     * The sessions.
     *
     * @throws UnexpectedAnswerException if there is no list where it has to be
     */
    public List<ListedSession> of(@Body Object body, Exchange exchange) throws IOException, UnexpectedAnswerException {
        List<ListedSession> sessions = new ArrayList<>();
        if (body instanceof List<?> read && read.stream().allMatch(ListedSession.class::isInstance)) {
            read.forEach(session -> sessions.add((ListedSession) session));
            return sessions;
        }
        JsonNode list =
                JSON.readTree(exchange.getMessage().getBody(InputStream.class)).at(rules.rows());
        if (!list.isArray()) {
            throw new UnexpectedAnswerException("The answer to the list of sessions holds no list");
        }
        list.forEach(node -> sessions.add(session(node)));
        return sessions;
    }

    /**
     * What the service's route describe-session left of one session; what it does not tell is as the list told it.
     *
     * @param body JSON, or read already by Java of the service's own; null if there is nothing
     */
    public ListedSession described(@Body Object body, @Variable("candidate") ListedSession listed, Exchange exchange)
            throws IOException {
        if (body == null || body instanceof ListedSession) {
            return (ListedSession) body;
        }
        ListedSession told = session(JSON.readTree(exchange.getMessage().getBody(InputStream.class)));
        return new ListedSession(
                told.id() == null ? listed.id() : told.id(),
                told.key() == null ? listed.key() : told.key(),
                told.username() == null ? listed.username() : told.username(),
                told.createTime() == null ? listed.createTime() : told.createTime(),
                told.from() == null ? listed.from() : told.from(),
                told.to() == null ? listed.to() : told.to(),
                listed.foreign());
    }

    private ListedSession session(JsonNode node) {
        String id = text(node, rules.id());
        return new ListedSession(
                id != null && Session.isUsable(id) ? id : null,
                text(node, rules.key()),
                text(node, rules.user()),
                time(node, rules.created()),
                time(node, rules.from()),
                time(node, rules.to()),
                false);
    }

    private static String text(JsonNode node, String pointer) {
        JsonNode value = node.at(pointer);
        return pointer.isEmpty() || !value.isValueNode() || value.isNull()
                ? null
                : RemoteText.name(value.asText(), RemoteText.LONGEST_NAME);
    }

    private static Instant time(JsonNode node, String pointer) {
        String text = text(node, pointer);
        try {
            if (text == null || !text.matches("\\d{1,15}(\\.\\d{1,9})?")) {
                return text == null ? null : OffsetDateTime.parse(text).toInstant();
            }
            double number = Double.parseDouble(text);
            return Instant.ofEpochMilli((long) (number < MOST_SECONDS ? number * 1000 : number));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
