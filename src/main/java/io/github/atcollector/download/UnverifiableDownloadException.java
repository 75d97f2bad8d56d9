package io.github.atcollector.download;

import java.io.IOException;

/** What was downloaded is not whole, or not what the service says it serves. A fresh session may serve it well. */
public final class UnverifiableDownloadException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param message what was found and at which byte
     */
    public UnverifiableDownloadException(String message) {
        super(message);
    }
}
