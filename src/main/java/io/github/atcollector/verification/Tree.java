package io.github.atcollector.verification;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files below a folder, as far as it can be read. */
public final class Tree {
    private static final Logger LOG = LoggerFactory.getLogger(Tree.class);

    private Tree() {}

    /** All files; none where the folder is not there. A file that vanishes meanwhile is left out; a folder that cannot be read is logged. */
    public static List<Path> of(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(root)) {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.add(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    if (!(e instanceof NoSuchFileException)) {
                        LOG.warn(
                                "{} cannot be read and is passed over: {}",
                                file,
                                e.getClass().getSimpleName());
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return files;
    }
}
