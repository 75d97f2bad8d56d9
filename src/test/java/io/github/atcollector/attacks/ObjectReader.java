package io.github.atcollector.attacks;

import java.io.InputStream;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process that reads serialized objects, as careless as can be. */
final class ObjectReader {
    private ObjectReader() {}

    /** Reads one of the file that is named, and prints what came of it. */
    public static void main(String[] arguments) throws Exception {
        try (InputStream file = Files.newInputStream(Path.of(arguments[0]));
                ObjectInputStream in = new ObjectInputStream(file)) {
            System.out.println(in.readObject().getClass());
        }
    }
}
