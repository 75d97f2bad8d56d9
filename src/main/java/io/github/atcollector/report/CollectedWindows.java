package io.github.atcollector.report;

import java.io.IOException;

/** The collected windows of a span, oldest first. They are told one after the other, as there can be very many. */
@FunctionalInterface
public interface CollectedWindows {

    /** Is told a window. */
    @FunctionalInterface
    interface Receiver {
        /** Takes it, or ends the telling with an error. */
        void accept(CollectedWindow window) throws IOException;
    }

    /**
     * Tells all of them.
     *
     * @throws IOException if the receiver cannot take one
     * @throws Exception if the ledger cannot be read
     */
    void tell(Receiver receiver) throws Exception;
}
