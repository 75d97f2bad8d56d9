package io.github.atcollector.fakeservice.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads HTTP/1.1 requests (RFC 9112) off a connection, their bodies included. */
final class RequestReader {
    private static final Pattern REQUEST_LINE = Pattern.compile("([A-Z]+) (/[^ ?]*)(?:\\?([^ ]*))? HTTP/1\\.1");
    private static final Pattern HEADER = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*");
    private static final int LONGEST_HEAD = 1 << 16;
    private static final int LONGEST_BODY = 1 << 20;
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final OutputStream out;
    private int head;

    RequestReader(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** The next request; null when the caller closed the connection. */
    WireRequest read() throws IOException, Refused {
        head = 0;
        String line = line();
        if (line == null) {
            return null;
        }
        Matcher request = REQUEST_LINE.matcher(line);
        if (!request.matches()) {
            throw new Refused(400, "No HTTP/1.1 request line");
        }
        List<WireRequest.Header> headers = headers();
        WireRequest bodiless =
                new WireRequest(request.group(1), request.group(2), request.group(3), headers, new byte[0]);
        if (bodiless.all("Host").size() != 1) {
            throw new Refused(400, "Host is not there exactly once");
        }
        return new WireRequest(request.group(1), request.group(2), request.group(3), headers, body(bodiless));
    }

    private List<WireRequest.Header> headers() throws IOException, Refused {
        List<WireRequest.Header> headers = new ArrayList<>();
        for (String line = line(); line == null || !line.isEmpty(); line = line()) {
            Matcher header = HEADER.matcher(line == null ? "" : line);
            if (!header.matches()) {
                throw new Refused(400, "A header line cannot be read");
            }
            headers.add(new WireRequest.Header(header.group(1), header.group(2)));
        }
        return List.copyOf(headers);
    }

    private byte[] body(WireRequest request) throws IOException, Refused {
        List<String> lengths = request.all("Content-Length");
        List<String> encodings = request.all("Transfer-Encoding");
        if (lengths.size() + encodings.size() > 1) {
            throw new Refused(400, "More than one way to tell the length of the body");
        }
        if (lengths.isEmpty() && encodings.isEmpty()) {
            return new byte[0];
        }
        if (request.all("Expect").contains("100-continue")) {
            out.write(CONTINUE);
            out.flush();
        }
        if (encodings.isEmpty()) {
            return exactly(number(lengths.get(0), 10));
        }
        if (!encodings.get(0).equalsIgnoreCase("chunked")) {
            throw new Refused(400, "A transfer coding other than chunked");
        }
        return chunks();
    }

    private byte[] chunks() throws IOException, Refused {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            if (body.size() + size > LONGEST_BODY) {
                throw new Refused(413, "The body is too long");
            }
            body.write(exactly(size));
            line();
        }
        headers();
        return body.toByteArray();
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The connection ended inside a body");
        }
        return bytes;
    }

    private int chunkSize() throws IOException, Refused {
        String line = line();
        return number(line == null ? "" : line.split(";", 2)[0].trim(), 16);
    }

    private static int number(String digits, int radix) throws Refused {
        try {
            int number = Integer.parseUnsignedInt(digits, radix);
            if (number >= 0 && number <= LONGEST_BODY) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new Refused(400, "A length that is no number");
        }
        throw new Refused(413, "The body is too long");
    }

    /** A line without its CR LF; null where the connection ends. */
    private String line() throws IOException, Refused {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0 && line.size() == 0) {
                return null;
            }
            if (b < 0) {
                throw new EOFException("The connection ended inside a request");
            }
            if (++head > LONGEST_HEAD) {
                throw new Refused(431, "The head is too long");
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
