package io.github.atcollector.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** What can be found in front of a service: another address of it, a prefix, TLS, an HTTP proxy. */
public final class Relay implements AutoCloseable {
    private final ServerSocket server;
    private final URI behind;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, URI> elsewhere = new HashMap<>();
    private volatile String prefix = "";
    private volatile String login;
    private volatile int refusal;

    private Relay(URI behind, InetAddress address, SSLContext tls, boolean asksForCertificates) throws IOException {
        this.behind = behind;
        ServerSocketFactory sockets = tls == null ? ServerSocketFactory.getDefault() : tls.getServerSocketFactory();
        server = sockets.createServerSocket(0, 50, address);
        if (server instanceof SSLServerSocket secure) {
            secure.setNeedClientAuth(asksForCertificates);
        }
        RawServer.daemon(this::accept);
    }

    /** One that passes everything on. */
    public static Relay to(URI behind) throws IOException {
        return new Relay(behind, InetAddress.getByName("127.0.0.1"), null, false);
    }

    /** The same at another address of this machine. */
    public static Relay at(String address, URI behind) throws IOException {
        return new Relay(behind, InetAddress.getByName(address), null, false);
    }

    /** The same by TLS. */
    public static Relay secure(URI behind, SSLContext tls, boolean asksForCertificates) throws IOException {
        return new Relay(behind, InetAddress.getByName("127.0.0.1"), tls, asksForCertificates);
    }

    /** Passes what is below a prefix on, without it, and nothing else. */
    public Relay below(String path) {
        prefix = path;
        return this;
    }

    /** Passes a path on to another server. */
    public Relay with(String path, RawServer other) {
        elsewhere.put(path, URI.create(other.url("")));
        return this;
    }

    /** Lets only those in who have this value of Proxy-Authorization. */
    public Relay onlyFor(String value) {
        login = value;
        return this;
    }

    /** Answers every call with a status. */
    public Relay refusing(int status) {
        refusal = status;
        return this;
    }

    /** The first lines of the requests that were passed on. */
    public List<String> requests() {
        return requests;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** The address of a path. */
    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                RawServer.daemon(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String head = RawServer.head(in);
            if (head.isEmpty()) {
                return;
            }
            String line = head.substring(0, head.indexOf("\r\n"));
            String[] words = line.split(" ");
            if (refusal != 0) {
                answer(socket, refusal + " Refused\r\nContent-Length: 0");
            } else if (login != null && !head.contains("Proxy-Authorization: " + login + "\r\n")) {
                answer(socket, "407 Who are you\r\nProxy-Authenticate: Basic realm=\"test\"\r\nContent-Length: 0");
            } else if (words[0].equals("CONNECT")) {
                requests.add(line);
                socket.getOutputStream().write("HTTP/1.1 200 Through\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                pass(socket, in, behind, "");
            } else if (!path(words[1]).startsWith(prefix + "/")) {
                answer(socket, "404 Not below the prefix\r\nContent-Length: 0");
            } else {
                requests.add(line);
                String path = path(words[1]).substring(prefix.length());
                pass(
                        socket,
                        in,
                        elsewhere.getOrDefault(path, behind),
                        words[0] + " " + path + " HTTP/1.1\r\nConnection: close\r\n"
                                + head.substring(line.length() + 2).replaceAll("(?im)^(Proxy-)?Connection:.*\r\n", ""));
            }
        } catch (IOException e) {
            return; // one of both has gone away
        }
    }

    /** A proxy is asked for whole addresses. */
    private static String path(String target) {
        return target.startsWith("http://") ? target.substring(target.indexOf('/', 7)) : target;
    }

    private static void answer(Socket socket, String answer) throws IOException {
        RawServer.write(socket.getOutputStream(), "HTTP/1.1 " + answer + "\r\nConnection: close\r\n\r\n");
    }

    private static void pass(Socket client, InputStream in, URI to, String head) throws IOException {
        try (Socket service = new Socket(InetAddress.getByName("127.0.0.1"), to.getPort())) {
            RawServer.write(service.getOutputStream(), head);
            RawServer.daemon(() -> {
                try {
                    for (int next = in.read(); next >= 0; next = in.read()) {
                        service.getOutputStream().write(next);
                    }
                    service.shutdownInput(); // ends the other direction, which closes it
                } catch (IOException e) {
                    return; // one of both has gone away
                }
            });
            service.getInputStream().transferTo(client.getOutputStream());
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
