package io.github.atcollector.cli;

import io.github.atcollector.text.RemoteText;
import java.util.Locale;

/** Another collector as a person finds it: by its process and host. */
final class HolderName {
    private HolderName() {}

    /** Puts a holder of the ledger, {@code host:pid:start:id}, into words. */
    static String of(String holder) {
        String clean = RemoteText.line(String.valueOf(holder), RemoteText.LONGEST_NAME);
        String[] parts = clean.split(":");
        return parts.length == 4 ? String.format(Locale.ROOT, "process %s on %s", parts[1], parts[0]) : clean;
    }
}
