package io.github.atcollector.service;

import org.apache.camel.Variable;

/** How many events the service counts. */
public final class ToldCount {
    private ToldCount() {}

    /**
     * The count as a number.
     *
     * @param told by a route of the service's folder, a number or its digits; null if it does not say
     * @return null if the service does not say
     * @throws UnexpectedAnswerException if it is no count
     */
    public static Long of(@Variable("serviceEvents") Object told) throws UnexpectedAnswerException {
        if (told == null) {
            return null;
        }
        String digits = told.toString();
        if (!digits.matches("\\d{1,15}")) {
            throw new UnexpectedAnswerException("The service's count of events is no number");
        }
        return Long.valueOf(digits);
    }
}
