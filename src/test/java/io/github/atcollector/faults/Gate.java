package io.github.atcollector.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands between the collector and the stand-in, one request a connection, and can shut: then nothing listens and the
 * system itself refuses connections. It shuts between two calls, before the answer to the first has reached the collector.
 */
final class Gate implements AutoCloseable {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: *(\\d+)");

    private final URI service;
    private final int port;
    private ServerSocket server;
    private BooleanSupplier shuts = () -> false;

    /** Opens in front of a service. */
    Gate(URI service) {
        this.service = service;
        server = listen(firstPort());
        port = server.getLocalPort();
        accept(server);
    }

    /** An address of the service, through the gate. */
    String through(URI address) {
        return address.toString().replace(":" + service.getPort(), ":" + port);
    }

    /** Shuts as soon as this is true after an answer of the service. */
    synchronized void shutWhen(BooleanSupplier condition) {
        shuts = condition;
    }

    synchronized void shut() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens again if it is shut, and stays open. */
    synchronized void open() {
        if (server.isClosed()) {
            shuts = () -> false;
            server = listen(port);
            accept(server);
        }
    }

    @Override
    public void close() {
        shut();
    }

    private void accept(ServerSocket from) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (true) {
                            try (Socket client = from.accept()) {
                                pass(client);
                            }
                        }
                    } catch (IOException e) {
                        // shut
                    }
                },
                "gate");
        thread.setDaemon(true);
        thread.start();
    }

    private void pass(Socket client) throws IOException {
        try (Socket upstream = new Socket(LOOPBACK, service.getPort())) {
            byte[] request = request(client.getInputStream());
            upstream.getOutputStream().write(request);
            byte[] answer = upstream.getInputStream().readAllBytes();
            synchronized (this) {
                if (shuts.getAsBoolean()) {
                    shut();
                }
            }
            client.getOutputStream().write(answer);
        }
    }

    /** Reads a request; it will be the only one of its connection. */
    private static byte[] request(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int next = 0;
        while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n") && (next = in.read()) >= 0) {
            bytes.write(next);
        }
        String head = bytes.toString(StandardCharsets.ISO_8859_1)
                .replaceFirst("(?i)\r\nConnection: [^\r]*", "")
                .replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n");
        Matcher length = LENGTH.matcher(head);
        byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        return request.toByteArray();
    }

    /** Below the ports that the system gives to those who do not ask for one, so that nobody gets it while it is shut. */
    private static int firstPort() {
        for (int port = 20_000 + (int) (ProcessHandle.current().pid() % 10_000); ; port++) {
            try (ServerSocket probe = new ServerSocket()) {
                probe.bind(new InetSocketAddress(LOOPBACK, port));
                return port;
            } catch (IOException e) {
                continue;
            }
        }
    }

    private static ServerSocket listen(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(LOOPBACK, port));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
