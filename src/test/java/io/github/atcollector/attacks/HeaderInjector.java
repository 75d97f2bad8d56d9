package io.github.atcollector.attacks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Is before a service, and adds headers to each of its answers, spelled as they are given. */
final class HeaderInjector implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: *(\\d+)");

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final int service;
    private final String headers;

    HeaderInjector(URI service, Map<String, String> headers) throws IOException {
        this.service = service.getPort();
        this.headers = headers.entrySet().stream()
                .map(header -> "\r\n" + header.getKey() + ": " + header.getValue())
                .collect(Collectors.joining());
        threads.execute(this::accept);
    }

    /** An address of the service, through here. */
    String through(URI address) {
        return address.toString().replace(":" + service, ":" + server.getLocalPort());
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                threads.execute(() -> pass(client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void pass(Socket client) {
        try (client;
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), service)) {
            InputStream in = client.getInputStream();
            String head = head(in);
            upstream.getOutputStream()
                    .write(head.replaceFirst("(?i)\r\nConnection: [^\r]*", "")
                            .replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            Matcher length = LENGTH.matcher(head);
            upstream.getOutputStream().write(in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0));
            String answer = head(upstream.getInputStream());
            client.getOutputStream()
                    .write(answer.replaceFirst("\r\n", Matcher.quoteReplacement(headers + "\r\n"))
                            .getBytes(StandardCharsets.ISO_8859_1));
            upstream.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // the client has gone
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            bytes.write(next);
            if (next == '\n' && bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                break;
            }
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
