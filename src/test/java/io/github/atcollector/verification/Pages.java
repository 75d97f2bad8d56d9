package io.github.atcollector.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.atcollector.model.PageFormat;
import io.github.atcollector.model.PageRules;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Pages as tests read them: a quote of JSON may be written ', and a byte comes at a time, so that each stands at a border. */
final class Pages {
    private Pages() {}

    /** What came of a page: its lines, and what asks for the next one. */
    record Result(List<String> lines, String next) {}

    static PageRules json(String rows) {
        return rules(PageFormat.JSON, rows);
    }

    static PageRules rules(PageFormat format, String rows) {
        return new PageRules(format, rows, "", List.of(), List.of());
    }

    static Result read(PageRules rules, String page) throws IOException {
        return read(rules, page.replace('\'', '"').getBytes(UTF_8));
    }

    static Result read(PageRules rules, byte[] page) throws IOException {
        return read(rules, new ByteArrayInputStream(page) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(1, length));
            }
        });
    }

    static Result read(PageRules rules, InputStream page) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        PageReader.Told told = new PageReader(rules, 1000).read(page, lines);
        List<String> read = lines.toString(UTF_8).lines().toList();
        if (read.size() != told.rows()) {
            throw new AssertionError(told + " of " + read);
        }
        return new Result(read, told.next());
    }
}
