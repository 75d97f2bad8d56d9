package io.github.atcollector.service;

import io.github.atcollector.model.Session;
import io.github.atcollector.text.RemoteText;
import org.apache.camel.Variable;

/** What the service told when it opened a session. */
public final class OpenedSession {
    private OpenedSession() {}

    /**
     * The session, open.
     *
     * @param id the service's, a text or a number
     * @param user whose session it is; null if the service does not tell, or no name
     * @throws UnexpectedAnswerException if the answer held no id that can be used
     */
    public static Session of(
            @Variable("ownSession") Session session,
            @Variable("session") Object id,
            @Variable("sessionUser") Object user)
            throws UnexpectedAnswerException {
        String text = id instanceof String || id instanceof Number ? id.toString() : "";
        if (Session.isUsable(text)) {
            return session.opened(
                    text, user instanceof String name ? RemoteText.name(name, RemoteText.LONGEST_NAME) : null);
        }
        throw new UnexpectedAnswerException(
                "The answer to the opening of a session holds no usable id: of 1 to 128 letters,"
                        + " digits, dots, dashes and underscores. If one was opened, it stays open until the service drops it");
    }
}
