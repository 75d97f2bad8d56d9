package io.github.atcollector.fakeservice.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file, several times over: as many members of one gzip. */
public record CopiedContent(Path file, int copies) implements Content {
    @Override
    public long length() throws IOException {
        return Files.size(file) * copies;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < copies; i++) {
            out.write(bytes);
        }
    }
}
