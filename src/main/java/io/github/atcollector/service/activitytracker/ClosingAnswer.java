package io.github.atcollector.service.activitytracker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.atcollector.service.UnexpectedAnswerException;
import org.apache.camel.Body;

/** The answer to the deletion of a session (activity-tracker API, step 4). */
public final class ClosingAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ClosingAnswer() {}

    /**
     * Makes sure that the service gave it.
     *
     * @param answer nothing, or JSON; anything else is not the service's answer but, say, a login page
     * @throws UnexpectedAnswerException if it is something else
     */
    public static void check(@Body String answer) throws UnexpectedAnswerException {
        if (answer != null && !answer.isBlank() && !isJson(answer)) {
            throw new UnexpectedAnswerException("The answer to the closing of a session is not JSON");
        }
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
