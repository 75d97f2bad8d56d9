package io.github.atcollector.fakeservice;

import io.github.atcollector.fakeservice.http.Answer;
import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.fakeservice.http.Handler;
import io.github.atcollector.fakeservice.http.Refused;
import io.github.atcollector.fakeservice.http.WireRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers requests as the service did, keeps the books, and finds the fault that a request is to meet. */
final class Service implements Handler {
    private final StandInOptions options;
    private final Books books;
    private final Faults faults;
    private final Sessions sessions;
    private final WindowRules windows;
    private final Map<Step, Endpoint> endpoints = new EnumMap<>(Step.class);

    Service(
            StandInOptions options,
            Books books,
            Faults faults,
            Sessions sessions,
            Tokens tokens,
            CadfEvents events,
            EventBody body) {
        this.options = options;
        this.books = books;
        this.faults = faults;
        this.sessions = sessions;
        windows = new WindowRules(options);
        CallerRules caller = new CallerRules(options, tokens);
        SessionsEndpoint session = new SessionsEndpoint(caller, windows, sessions);
        endpoints.put(Step.INFO, new InfoEndpoint());
        endpoints.put(Step.TOKEN, new TokenEndpoint(options, tokens, books));
        endpoints.put(Step.OPEN, session::open);
        endpoints.put(Step.DOWNLOAD, new DownloadEndpoint(options, caller, sessions, events, body));
        endpoints.put(Step.CLOSE, session::close);
        endpoints.put(Step.LIST, session::list);
        endpoints.put(Step.COUNT, new CountEndpoint(options, caller, windows, events, body));
    }

    @Override
    public Optional<Fault> arrived(WireRequest request) {
        Optional<Step> step = Step.of(request.method(), request.path());
        Optional<Session> session = step.flatMap(known -> sessionOf(known, request));
        String sessionId = session.map(Session::id).orElse(null);
        books.request(new RequestEntry(step.orElse(null), request.method(), request.path(), sessionId, Instant.now()));
        return step.flatMap(known -> faults.take(known, windowOf(known, request, session)));
    }

    @Override
    public Optional<Answer> instead(Fault fault, WireRequest request) {
        Answer answer = null;
        if (fault instanceof Fault.Status status) {
            answer = Answer.of(status);
        } else if (fault instanceof Fault.Body body) {
            answer = Answer.of(200, body.contentType(), body.bytes());
        } else if (fault instanceof Faults.Full) {
            answer = sessions.full().answer();
        }
        if (answer != null || fault instanceof Fault.ResetAtOnce) {
            spend(request);
        }
        return Optional.ofNullable(answer);
    }

    @Override
    public Answer answer(WireRequest request) throws IOException {
        try {
            Optional<Step> step = Step.of(request.method(), request.path());
            if (step.filter(this::isOffered).isEmpty() && step.isPresent()) {
                return Answer.message(404, "Not found");
            }
            if (step.isEmpty()) {
                boolean known = Step.anyKnows(request.path());
                throw known ? new Refused(405, "No such method here") : new Refused(404, "No such path");
            }
            if (request.query() != null) {
                throw new Refused(400, "No call has a query");
            }
            return endpoints.get(step.get()).answer(request);
        } catch (Refused e) {
            return refused(request.method(), request.path(), e);
        }
    }

    @Override
    public Answer refused(String method, String path, Refused refused) {
        books.refusal(new Refusal(method, path, refused.answer().status(), refused.getMessage()));
        return refused.answer();
    }

    private boolean isOffered(Step step) {
        return switch (step) {
            case LIST -> options.listing();
            case COUNT -> options.counting();
            default -> true;
        };
    }

    /** A download attempt that met a fault may have moved the session's state: the nastiest reading is that it has. */
    private void spend(WireRequest request) {
        Step.of(request.method(), request.path())
                .filter(step -> step == Step.DOWNLOAD)
                .flatMap(step -> sessionOf(step, request))
                .ifPresent(Session::serve);
    }

    private Optional<Session> sessionOf(Step step, WireRequest request) {
        List<String> ids =
                switch (step) {
                    case DOWNLOAD -> request.all(HeaderRules.SESSION);
                    case CLOSE -> List.of(request.lastSegment());
                    default -> List.of();
                };
        return ids.stream().findFirst().flatMap(sessions::find);
    }

    private Optional<SessionRequest> windowOf(Step step, WireRequest request, Optional<Session> session) {
        if (step != Step.OPEN && step != Step.COUNT) {
            return session.map(Session::window);
        }
        try {
            return Optional.of(windows.read(request.body()));
        } catch (Refused e) {
            return Optional.empty();
        }
    }
}
