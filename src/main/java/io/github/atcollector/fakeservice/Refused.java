package io.github.atcollector.fakeservice;

/** A request broke a rule of the service. Its message is the reason that is booked; it holds no header's value. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    /** A refusal that tells its reason: {@code {"message":…}}. */
    Refused(int status, String reason) {
        this(Answer.message(status, reason), reason);
    }

    private Refused(Answer answer, String reason) {
        super(reason);
        this.answer = answer;
    }

    /** A refusal in the words of the token service, which do not tell the reason. */
    static Refused byUaa(int status, String error, String description, String reason) {
        return new Refused(
                Answer.json(status, Json.object().put("error", error).put("error_description", description)), reason);
    }

    Answer answer() {
        return answer;
    }
}
