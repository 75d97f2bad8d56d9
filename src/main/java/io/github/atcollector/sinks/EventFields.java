package io.github.atcollector.sinks;

/**
 * The fields of an event by which messages are selected and routed, as they stand in it, at its top or under {@code payload}.
 * Each is null unless it is a string of 1 to {@value #MAX_LETTERS} characters that are all seen: another one is left out, as a
 * part of it would pass for another value, and a line break in a header for another header.
 *
 * @param id {@code id}
 * @param eventTime {@code eventTime}
 * @param action {@code action}
 * @param severity {@code severity}
 * @param outcome {@code outcome}
 * @param initiatorId {@code initiator.id}
 * @param targetCrn {@code target.id}
 */
public record EventFields(
        String id,
        String eventTime,
        String action,
        String severity,
        String outcome,
        String initiatorId,
        String targetCrn) {

    /** How long a field may be. */
    static final int MAX_LETTERS = 1024;

    /** Of an event that is no object. */
    static final EventFields NONE = new EventFields(null, null, null, null, null, null, null);

    /** How many characters they have together. */
    int length() {
        return length(id)
                + length(eventTime)
                + length(action)
                + length(severity)
                + length(outcome)
                + length(initiatorId)
                + length(targetCrn);
    }

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }
}
