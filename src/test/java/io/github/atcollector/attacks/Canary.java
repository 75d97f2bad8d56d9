package io.github.atcollector.attacks;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** An object that knows whether somebody made it of bytes: in this process, and in another one by a file. */
public final class Canary implements Serializable {
    private static final long serialVersionUID = 1L;

    /** How many were made of bytes in this process. */
    public static final AtomicInteger SINGS = new AtomicInteger();

    private final String file;

    /** Takes the file that is made when it is. */
    public Canary(Path file) {
        this.file = file.toString();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        SINGS.incrementAndGet();
        Files.createFile(Path.of(file));
    }
}
