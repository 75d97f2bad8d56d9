package io.github.atcollector.verification;

import java.io.IOException;

/** What was downloaded is not whole, or not what the service says it serves. A fresh session may serve it well. */
public class UnverifiableDownloadException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean broken;

    /**
     * Says what is wrong with a body that began as it should.
     *
     * @param message what was found and at which byte
     */
    public UnverifiableDownloadException(String message) {
        this(message, true);
    }

    /**
     * Says what is wrong.
     *
     * @param message what was found and at which byte
     * @param broken true if the body broke on its way; false if it never was a download, so that less of it is no help
     */
    public UnverifiableDownloadException(String message, boolean broken) {
        super(message);
        this.broken = broken;
    }

    /** True if the body broke on its way. */
    public boolean isBroken() {
        return broken;
    }
}
