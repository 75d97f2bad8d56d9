package io.github.atcollector.madeup;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.atcollector.fakeservice.http.Answer;
import io.github.atcollector.fakeservice.http.Connection;
import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.fakeservice.http.Handler;
import io.github.atcollector.fakeservice.http.Json;
import io.github.atcollector.fakeservice.http.Lifetime;
import io.github.atcollector.fakeservice.http.Listener;
import io.github.atcollector.fakeservice.http.Refused;
import io.github.atcollector.fakeservice.http.WireRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The service of the example in docs/services.md, as strict as that says, with books on what was asked. */
public final class MadeUpService implements Handler, AutoCloseable {
    public static final String KEY = "k-4711";
    static final int MOST = 3;
    static final int EVENTS_AN_HOUR = 5;
    private static final int PAGES = 3;

    /** What is asked of it. */
    public enum Call {
        OPEN,
        STATE,
        PAGE,
        CLOSE,
        LIST
    }

    private record Query(String id, String label, Instant from, Instant to, int[] asked) {}

    private final Lifetime lifetime = new Lifetime();
    private final ServerSocket server;
    private final Listener listener;
    private final Map<String, Query> open = new LinkedHashMap<>();
    private final Map<Call, Deque<Fault>> faults = new ConcurrentHashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private final Deque<String> states = new ArrayDeque<>();
    private int opened;
    private int mostRows = Integer.MAX_VALUE;
    private int miscount;

    /** Starts it; it accepts calls when this returns. */
    public MadeUpService() {
        try {
            server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        listener = new Listener(
                server, lifetime, socket -> new Connection(socket, this, lifetime, Duration.ZERO, Duration.ZERO));
        listener.start();
    }

    public String url() {
        return "http://localhost:" + server.getLocalPort();
    }

    /** The next calls meet these. */
    synchronized void next(Call call, Fault... next) {
        faults.computeIfAbsent(call, any -> new ArrayDeque<>()).addAll(List.of(next));
    }

    /** What a query is in after it was opened, each once; then RUNNING once, then READY. */
    synchronized void nextStates(String... next) {
        states.addAll(List.of(next));
    }

    /** Of more rows it leaves out what is too much, and says so. */
    synchronized void cutOffAt(int rows) {
        mostRows = rows;
    }

    /** How many events more than there are the next queries count. */
    synchronized void miscountBy(int more) {
        miscount = more;
    }

    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    long calls(Call call) {
        return calls().stream().filter(call::equals).count();
    }

    public synchronized int opened() {
        return opened;
    }

    public synchronized int open() {
        return open.size();
    }

    /** The events of a span, each as it stands in its page. */
    public static List<String> events(Instant from, Instant to) {
        return Stream.iterate(from, hour -> hour.isBefore(to), hour -> hour.plus(Duration.ofHours(1)))
                .flatMap(hour -> Stream.iterate(0, i -> i < EVENTS_AN_HOUR, i -> i + 1)
                        .map(i -> String.format(
                                "{ \"id\" : \"e-%d-%d\", \"eventTime\":\"%s\", \"text\":\"a \\\"b\\\" \\u00e9 \u00e9\" }",
                                hour.getEpochSecond(), i, hour.plusSeconds(i))))
                .toList();
    }

    @Override
    public synchronized Optional<Fault> arrived(WireRequest request) {
        Call call = call(request);
        calls.add(call);
        Deque<Fault> waiting = faults.get(call);
        return waiting == null ? Optional.empty() : Optional.ofNullable(waiting.poll());
    }

    @Override
    public Optional<Answer> instead(Fault fault, WireRequest request) {
        if (fault instanceof Fault.Status status) {
            return Optional.of(Answer.of(status));
        }
        return fault instanceof Fault.Body body
                ? Optional.of(Answer.of(200, body.contentType(), body.bytes()))
                : Optional.empty();
    }

    @Override
    public synchronized Answer answer(WireRequest request) {
        try {
            if (!List.of(KEY).equals(request.all("X-Audit-Key"))) {
                throw new Refused(403, "Who are you?");
            }
            return switch (call(request)) {
                case OPEN -> opening(Json.readObject(request.body()));
                case STATE -> state(query(request.lastSegment()));
                case PAGE -> page(query(request.path().split("/")[2]), request.query());
                case CLOSE -> closing(query(request.lastSegment()));
                case LIST -> list();
            };
        } catch (Refused e) {
            return refused(request.method(), request.path(), e);
        }
    }

    @Override
    public Answer refused(String method, String path, Refused refused) {
        return refused.answer();
    }

    private static Call call(WireRequest request) {
        return switch (request.method()) {
            case "POST" -> Call.OPEN;
            case "DELETE" -> Call.CLOSE;
            default ->
                request.path().endsWith("/events")
                        ? Call.PAGE
                        : request.path().equals("/queries") ? Call.LIST : Call.STATE;
        };
    }

    private Query query(String id) throws Refused {
        Query query = open.get(id);
        if (query == null) {
            throw new Refused(404, "No such query");
        }
        return query;
    }

    private Answer opening(ObjectNode asked) throws Refused {
        if (open.size() == MOST) {
            throw new Refused(429, "Three queries at once");
        }
        if (!asked.path("source").asText().equals("audit \"main\"")) {
            throw new Refused(400, "No such source");
        }
        String id = "q-" + ++opened;
        open.put(
                id,
                new Query(
                        id,
                        asked.path("label").textValue(),
                        Instant.parse(asked.path("from").textValue()),
                        Instant.parse(asked.path("to").textValue()),
                        new int[1]));
        return Answer.json(201, Json.object().put("query", id));
    }

    private Answer state(Query query) {
        String next = states.isEmpty() ? query.asked()[0]++ == 0 ? "RUNNING" : "READY" : states.poll();
        ObjectNode answer = Json.object().put("state", next).put("why", next.equals("BROKEN") ? "no\nindex" : null);
        return Answer.json(
                200, next.equals("READY") ? answer.put("events", rows(query).size() + miscount) : answer);
    }

    private List<String> rows(Query query) {
        List<String> all = events(query.from(), query.to());
        return all.subList(0, Math.min(all.size(), mostRows));
    }

    /** The cursor is the number of the page, in letters that have a meaning in an address. */
    private Answer page(Query query, String asked) throws Refused {
        String cursor = URLDecoder.decode(asked.substring("cursor=".length()), StandardCharsets.UTF_8);
        if (!cursor.matches("|a&b=c/\\+%[12]")) {
            throw new Refused(400, "No such cursor");
        }
        int number = cursor.isEmpty() ? 0 : cursor.charAt(cursor.length() - 1) - '0';
        List<String> rows = rows(query);
        int size = rows.size() / PAGES;
        List<String> page = rows.subList(number * size, number == PAGES - 1 ? rows.size() : (number + 1) * size);
        String next = number == PAGES - 1 ? "null" : "\"a&b=c/+%" + (number + 1) + "\"";
        boolean cutOff = events(query.from(), query.to()).size() > rows.size();
        String body = "{\"cutOff\":" + cutOff + ",\"events\":[\n  " + String.join(",\n  ", page) + "\n],\"cursor\":"
                + next + "}";
        return Answer.of(200, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private Answer closing(Query query) {
        open.remove(query.id());
        return Answer.noContent();
    }

    private Answer list() {
        ArrayNode queries = Json.array();
        open.values()
                .forEach(query ->
                        queries.add(Json.object().put("query", query.id()).put("label", query.label())));
        ObjectNode answer = Json.object();
        answer.set("queries", queries);
        return Answer.json(200, answer);
    }

    @Override
    public void close() {
        lifetime.end();
        listener.close();
    }
}
