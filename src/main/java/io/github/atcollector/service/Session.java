package io.github.atcollector.service;

import java.util.Map;
import org.apache.camel.Body;

/**
 * A session that the service opened for us.
 *
 * @param id checked: letters, digits, dashes, dots and underscores only, so that it can stand in a path and a header
 */
public record Session(String id) {

    /**
     * Reads the answer to the opening of a session.
     *
     * @param answer with {@code id}
     * @throws UnexpectedAnswerException if the answer holds no id that can be used
     */
    public static Session of(@Body Map<String, Object> answer) throws UnexpectedAnswerException {
        if (answer.get("id") instanceof String id && id.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}")) {
            return new Session(id);
        }
        throw new UnexpectedAnswerException("The answer to the opening of a session holds no usable id");
    }
}
