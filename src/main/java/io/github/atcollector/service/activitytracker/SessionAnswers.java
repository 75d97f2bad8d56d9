package io.github.atcollector.service.activitytracker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.atcollector.model.Session;
import io.github.atcollector.service.UnexpectedAnswerException;
import io.github.atcollector.text.RemoteText;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** Reads what Activity Tracker answers where a session is opened or closed (activity-tracker API, steps 2 and 4). */
public final class SessionAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SessionAnswers() {}

    /**
     * Reads the answer to the opening of a session.
     *
     * @param answer with {@code id}
     * @throws UnexpectedAnswerException if the answer holds no id that can be used
     */
    public static Session answered(@Variable("session") Session session, @Body Map<String, Object> answer)
            throws UnexpectedAnswerException {
        if (answer != null && answer.get("id") instanceof String id && Session.isUsable(id)) {
            String username = answer.get("username") instanceof String name
                    ? RemoteText.name(name, RemoteText.LONGEST_NAME)
                    : null;
            return session.opened(id, username);
        }
        throw new UnexpectedAnswerException(
                "The answer to the opening of a session holds no usable id: of 1 to 128 letters,"
                        + " digits, dots, dashes and underscores. If one was opened, it stays open until the service drops it");
    }

    /**
     * The session after its deletion was answered.
     *
     * @param answer nothing, or JSON; anything else is not the service's answer but, say, a login page
     * @throws UnexpectedAnswerException if it is something else
     */
    public static Session deleted(@Variable("session") Session session, @Body String answer)
            throws UnexpectedAnswerException {
        if (answer == null || answer.isBlank() || isJson(answer)) {
            return session.closed();
        }
        throw new UnexpectedAnswerException("The answer to the closing of a session is not JSON");
    }

    private static boolean isJson(String text) {
        try {
            JSON.readTree(text);
            return true;
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
