package io.github.atcollector.files;

import io.github.atcollector.model.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** The pages of one download that were received whole, and the part file that holds their rows. One thread works on it. */
public final class ReceivedPages {
    private final PartFile part;
    private final String file;
    private final List<Page> pages = new ArrayList<>();
    private long rows;
    private long bytes;
    private long lineBytes;
    private long fileBytes;
    private String next;

    /** Of each next one that was told, its sha256: one alone may be long. */
    private final Set<String> told = new HashSet<>();

    ReceivedPages(PartFile part, String file) {
        this.part = part;
        this.file = file;
    }

    /** Which page is to be asked for, from 1. */
    public int number() {
        return pages.size() + 1;
    }

    /** How many rows there are so far. */
    public long rows() {
        return rows;
    }

    /** What asks for the next page, as the last one told it; null for the first page, and behind the last one. */
    public String next() {
        return next;
    }

    /** True until the last page was received. */
    public boolean areMore() {
        return pages.isEmpty() || next != null;
    }

    /** What the file will be named, below the directory. */
    String file() {
        return file;
    }

    /** The part file, with nothing behind the last page that was received whole. */
    PartFile part() throws IOException {
        part.cutTo(fileBytes);
        return part;
    }

    /** Deletes the part file, unless it is to be kept. */
    void close() throws IOException {
        part.close();
    }

    /** How many bytes all pages had, as served. */
    long bytes() {
        return bytes;
    }

    /** How many bytes all rows have as lines. */
    long lineBytes() {
        return lineBytes;
    }

    List<Page> pages() {
        return List.copyOf(pages);
    }

    /** True if a page before has told the same next one: the service goes round in circles. */
    boolean wasTold(String whatIsNext) {
        return told.contains(hash(whatIsNext));
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(PartFile.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Takes a page whose rows are in the part file. */
    void add(Page page, long linesOfPage, String whatIsNext) throws IOException {
        pages.add(page);
        rows += page.rows();
        bytes += page.bytes();
        lineBytes += linesOfPage;
        fileBytes = part.size();
        next = whatIsNext;
        if (next != null) {
            told.add(hash(next));
        }
    }
}
