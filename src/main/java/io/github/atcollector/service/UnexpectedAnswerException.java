package io.github.atcollector.service;

/** The service answered with a good status, but not with what the API says: a login page, a missing field. */
public final class UnexpectedAnswerException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param message what was expected and what came; holds no secret and nothing unchecked that the service sent
     */
    public UnexpectedAnswerException(String message) {
        super(message);
    }
}
