package io.github.atcollector.fakeservice.http;

/** A request broke a rule. Its message is the reason that is booked; it holds no header's value. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    /** A refusal that tells its reason: {@code {"message":…}}. */
    public Refused(int status, String reason) {
        this(Answer.message(status, reason), reason);
    }

    /** A refusal in the words of the one who refuses. */
    public Refused(Answer answer, String reason) {
        super(reason);
        this.answer = answer;
    }

    public Answer answer() {
        return answer;
    }
}
