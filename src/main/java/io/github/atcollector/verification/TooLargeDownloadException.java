package io.github.atcollector.verification;

/** A download is larger than a setting allows, by its bytes or by what they inflate to. Less at once may do. */
public final class TooLargeDownloadException extends UnverifiableDownloadException {
    private static final long serialVersionUID = 1L;

    /** Says what is too large, and by which setting. */
    public TooLargeDownloadException(String message) {
        super(message, false);
    }
}
