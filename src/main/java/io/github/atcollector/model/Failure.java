package io.github.atcollector.model;

import io.github.atcollector.text.Masks;
import io.github.atcollector.text.RemoteText;

/**
 * Why something failed, in words for the person who reads it at night.
 *
 * @param what what happened and where, with the status and the server's own message where there is one
 * @param nextStep what to do about it
 */
public record Failure(String what, String nextStep) {
    /** The collector was stopped before the window was done. */
    public static final Failure STOPPED =
            new Failure("The collector was stopped in the middle of the window", "The next collection takes it up");

    /** A file was there before the ledger was. */
    public static final Failure UNTRACKED = new Failure(
            "A file of it was there before the ledger, and no manifest accounts for it",
            "The next collection collects it anew");

    /** Whatever it is made of, it is one line of what can be shown. */
    public Failure {
        what = line(what, RemoteText.LONGEST_LINE);
        nextStep = line(nextStep, RemoteText.LONGEST_LINE);
    }

    /** On one line, and without a secret, whoever said it. */
    private static String line(String text, int most) {
        return RemoteText.line(Masks.of(RemoteText.start(text)), most);
    }

    @Override
    public String toString() {
        return what + ". " + nextStep;
    }
}
