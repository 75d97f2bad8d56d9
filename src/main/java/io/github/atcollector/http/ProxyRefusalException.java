package io.github.atcollector.http;

import java.io.IOException;

/** A proxy did not let a call through: the host behind it never saw it. */
public final class ProxyRefusalException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    ProxyRefusalException(String proxy, String target, int status) {
        super("The proxy " + proxy + " answered the way to " + target + " with " + status);
        this.status = status;
    }

    /** True if it asks who we are, or does not know us. */
    public boolean asksWhoWeAre() {
        return status == 407;
    }

    /** True if trying again does not help. */
    public boolean isFinal() {
        return status < 500 && status != 408 && status != 429;
    }
}
