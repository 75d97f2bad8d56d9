package io.github.atcollector.objects;

import io.github.atcollector.download.Download;
import io.github.atcollector.download.StoredFiles;
import java.io.IOException;

/** A file is not any more what was verified: it does not go anywhere. */
public final class ChangedFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private ChangedFileException(Download download) {
        super("%s was changed after it was verified; `collector once --again` for its days collects it anew"
                .formatted(download.file()));
    }

    static void check(Download download) throws IOException, ChangedFileException {
        if (!StoredFiles.sha256(download.file()).equals(download.sha256())) {
            throw new ChangedFileException(download);
        }
    }
}
