package io.github.atcollector.files;

import io.github.atcollector.model.Window;

/** Is told of the bytes of downloads as they come in, from several threads at once. */
@FunctionalInterface
public interface ReceivedBytes {
    /** So many more bytes of a window's download came in. */
    void add(Window window, int bytes);
}
