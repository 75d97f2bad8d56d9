package io.github.atcollector.messages;

/** A sink did not take the messages of a window. The window's file is verified and stays where it is. */
public final class DeliveryException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String sink;

    /**
     * Takes the sink and what it said. That is suppressed here, not the cause: Camel's policies go by the last cause of all, and
     * would not see whose failure it is.
     */
    public DeliveryException(String sink, Throwable said) {
        super(words(said));
        addSuppressed(said);
        this.sink = sink;
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
}
