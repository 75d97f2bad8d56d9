package io.github.atcollector.files;

import java.util.List;

/** What the events of a window are delivered to: collector.sinks. */
public final class Sinks {
    private static final String FILE = "file";

    private Sinks() {}

    /** True if the file, which is always made first, is one of them and stays when the window is done. */
    public static boolean keepFiles(String sinks) {
        return List.of(sinks.split(",")).stream().map(String::strip).anyMatch(FILE::equals);
    }
}
