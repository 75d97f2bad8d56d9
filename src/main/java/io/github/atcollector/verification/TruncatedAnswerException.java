package io.github.atcollector.verification;

/** The service says that it left events out, or has more pages than are read. Less at once may do. */
public final class TruncatedAnswerException extends UnverifiableDownloadException {
    private static final long serialVersionUID = 1L;

    /** Says where the service says so, and in which words. */
    public TruncatedAnswerException(String message) {
        super(message, false);
    }
}
