package io.github.atcollector.service;

import java.util.List;

/** A service is not there, or its service.properties cannot be used; holds every fault of it. */
public final class UnusableServiceException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    UnusableServiceException(List<String> faults) {
        super(String.join("\n", faults), null, false, false);
        this.faults = List.copyOf(faults);
    }

    /** A line each: the file, the key, what is wrong and what is expected. */
    public List<String> faults() {
        return faults;
    }
}
