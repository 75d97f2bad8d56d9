package io.github.atcollector.madeup;

import io.github.atcollector.fakeservice.http.Answer;
import io.github.atcollector.fakeservice.http.Connection;
import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.fakeservice.http.Handler;
import io.github.atcollector.fakeservice.http.Json;
import io.github.atcollector.fakeservice.http.Lifetime;
import io.github.atcollector.fakeservice.http.Listener;
import io.github.atcollector.fakeservice.http.Refused;
import io.github.atcollector.fakeservice.http.WireRequest;
import io.github.atcollector.model.PageFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** A service of few events in three pages, in any form; a header tells the next page. Sessions have our own key; tokens are as they are asked for. */
final class PlainService implements Handler, AutoCloseable {
    private static final int PAGES = 3;
    private static final int ROWS = 4;

    private final Lifetime lifetime = new Lifetime();
    private final ServerSocket server;
    private final Listener listener;
    private final PageFormat format;
    private final Set<String> open = new HashSet<>();
    private final List<String> calls = new ArrayList<>();
    private final Map<String, Deque<Fault>> faults = new ConcurrentHashMap<>();
    private boolean wantsToken;
    private int tokens;

    PlainService(PageFormat format) {
        this.format = format;
        try {
            server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        listener = new Listener(
                server, lifetime, socket -> new Connection(socket, this, lifetime, Duration.ZERO, Duration.ZERO));
        listener.start();
    }

    String url() {
        return "http://localhost:" + server.getLocalPort();
    }

    /** The next calls of a method and the first segment of a path meet these. */
    void next(String call, Fault... next) {
        faults.computeIfAbsent(call, any -> new ArrayDeque<>()).addAll(List.of(next));
    }

    /** From now on a call needs a token; the first one is good for one page. */
    synchronized void wantToken() {
        wantsToken = true;
    }

    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    synchronized Set<String> open() {
        return Set.copyOf(open);
    }

    /** The events of a window. */
    static List<String> events() {
        return IntStream.range(0, PAGES)
                .boxed()
                .flatMap(page -> rows(page).mapToObj("{\"id\":\"e-%d\",\"text\":\"a, \\\"b\\\" \u00e9\"}"::formatted))
                .toList();
    }

    private static IntStream rows(int page) {
        return IntStream.range(page * ROWS, (page + 1) * ROWS);
    }

    @Override
    public synchronized Optional<Fault> arrived(WireRequest request) {
        calls.add(call(request));
        Deque<Fault> waiting = faults.get(call(request));
        return waiting == null ? Optional.empty() : Optional.ofNullable(waiting.poll());
    }

    private static String call(WireRequest request) {
        return request.method() + " " + request.path().split("/")[1];
    }

    @Override
    public Optional<Answer> instead(Fault fault, WireRequest request) {
        return fault instanceof Fault.Status status ? Optional.of(Answer.of(status)) : Optional.empty();
    }

    @Override
    public synchronized Answer answer(WireRequest request) {
        if (call(request).equals("POST token")) {
            return Answer.json(
                    200,
                    Json.object()
                            .put("access", "t-" + ++tokens)
                            .put("tenant", "acme")
                            .putNull("scope"));
        }
        if (wantsToken && !isKnown(request)) {
            return Answer.message(401, "Who are you?");
        }
        return switch (call(request)) {
            case "GET pages" -> page(request.query().replaceFirst(".*&cursor=", ""));
            case "PUT sessions" -> changed(open.add(request.lastSegment()));
            case "DELETE sessions" -> changed(open.remove(request.lastSegment()));
            default -> Answer.message(404, "No such call");
        };
    }

    /** The first token is good until a page was served. */
    private boolean isKnown(WireRequest request) {
        int good = calls.stream().filter("GET pages"::equals).count() > 1 ? 2 : 1;
        return request.all("Authorization").equals(List.of("Bearer t-" + good))
                && request.all("X-Tenant").equals(List.of("acme"));
    }

    private static Answer changed(boolean done) {
        return done ? Answer.noContent() : Answer.message(404, "Unknown");
    }

    private Answer page(String cursor) {
        int page = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        String body =
                switch (format) {
                    case CSV ->
                        "id,text\r\n"
                                + rows(page)
                                        .mapToObj("e-%d,\"a, \"\"b\"\" \u00e9\"\r\n"::formatted)
                                        .reduce("", String::concat);
                    case SSE -> lines(page, "event: row\ndata: ", "\n\n");
                    default -> lines(page, "", "\n");
                };
        Answer answer = Answer.of(200, "text/plain", body.getBytes(StandardCharsets.UTF_8));
        return page == PAGES - 1 ? answer : answer.withHeader("X-Next", Integer.toString(page + 1));
    }

    private static String lines(int page, String before, String behind) {
        return before + String.join(behind + before, events().subList(page * ROWS, (page + 1) * ROWS)) + behind;
    }

    @Override
    public Answer refused(String method, String path, Refused refused) {
        return refused.answer();
    }

    @Override
    public void close() {
        lifetime.end();
        listener.close();
    }
}
