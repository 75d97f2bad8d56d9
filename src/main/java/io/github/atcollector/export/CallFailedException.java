package io.github.atcollector.export;

import java.util.Locale;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;
import org.apache.camel.http.base.HttpOperationFailedException;

/** A call of the service was answered with a status that is no success; the route {@code judge} says what that means. */
public final class CallFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final FailureKind kind;
    private final boolean mayHaveWorked;
    private final transient HttpOperationFailedException answer;

    /**
     * Takes what the answer means.
     *
     * @param title what was called, in words that begin a sentence
     * @param kind what the answer means
     * @param mayHaveWorked true if the service may have done all the same what it was asked for
     * @param answer not the cause, and not suppressed either, also not by Camel: it hands the suppressed one to who asks for the exception
     */
    public CallFailedException(
            String title, FailureKind kind, boolean mayHaveWorked, HttpOperationFailedException answer) {
        super(
                String.format(Locale.ROOT, "%s was answered with %d%s", title, answer.getStatusCode(), message(answer)),
                null,
                false,
                true);
        this.kind = kind;
        this.mayHaveWorked = mayHaveWorked;
        this.answer = answer;
    }

    /**
     * Fails with what an answer means.
     *
     * @throws CallFailedException always
     */
    public static void fail(
            @Variable("callTitle") String title,
            @Variable("kind") FailureKind kind,
            @Variable("mayHaveWorked") boolean mayHaveWorked,
            @ExchangeException HttpOperationFailedException answer)
            throws CallFailedException {
        throw new CallFailedException(title, kind, mayHaveWorked, answer);
    }

    /**
     * What was asked for was answered, and is no good all the same.
     *
     * @param what holds nothing unchecked that the service sent
     */
    CallFailedException(FailureKind kind, String what) {
        super(what, null, false, true);
        this.kind = kind;
        this.mayHaveWorked = false;
        this.answer = null;
    }

    /** What the answer means. */
    public FailureKind kind() {
        return kind;
    }

    /** True if the service may have done all the same what it was asked for. */
    public boolean mayHaveWorked() {
        return mayHaveWorked;
    }

    /** The status of the answer. */
    public int status() {
        return answer.getStatusCode();
    }

    /** The answer; null if its status was good. */
    HttpOperationFailedException answer() {
        return answer;
    }

    private static String message(HttpOperationFailedException answer) {
        String text = answer.getResponseBody() == null ? answer.getStatusText() : answer.getResponseBody();
        return text == null || text.isBlank() ? "" : ": " + Failures.clean(text);
    }
}
