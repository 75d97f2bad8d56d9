package io.github.atcollector.sinks;

import io.github.atcollector.text.RemoteText;

/** A sink did not take the messages of a window. The window's file is verified and stays where it is. */
public final class DeliveryException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String sink;
    private final String nextStep;
    private final boolean isFinal;

    /**
     * Takes the sink and what it said. That is suppressed here, not the cause: Camel's policies go by the last cause of all, and
     * would not see whose failure it is.
     */
    public DeliveryException(String sink, Throwable said) {
        this(sink, words(said), null, false);
        addSuppressed(said);
    }

    /**
     * A failure whose meaning is known.
     *
     * @param words what happened
     * @param nextStep what to do about it; null: what holds for any sink
     * @param isFinal true if trying again does not help
     */
    public DeliveryException(String sink, String words, String nextStep, boolean isFinal) {
        super(RemoteText.line(words, RemoteText.LONGEST_LINE));
        this.sink = sink;
        this.nextStep = nextStep;
        this.isFinal = isFinal;
    }

    private static String words(Throwable said) {
        return said.getCause() == null || said.getCause() == said
                ? said.getClass().getSimpleName() + ": " + said.getMessage()
                : words(said.getCause());
    }

    /** Name of the sink, as in collector.sinks. */
    public String sink() {
        return sink;
    }

    /** What to do about it; null: what holds for any sink. */
    public String nextStep() {
        return nextStep;
    }

    /** True if trying again does not help: the sink refuses, and goes on refusing until somebody mends it. */
    public boolean isFinal() {
        return isFinal;
    }
}
