package io.github.atcollector.fakeservice;

import io.github.atcollector.fakeservice.http.Answer;
import io.github.atcollector.fakeservice.http.Content;
import io.github.atcollector.fakeservice.http.Refused;
import io.github.atcollector.fakeservice.http.WireRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** {@code GET /v3/events/download}: the events of a session, once. */
final class DownloadEndpoint implements Endpoint {
    private static final Set<String> HEADERS = Set.of(HeaderRules.TOKEN, HeaderRules.PROJECT, HeaderRules.SESSION);

    private final StandInOptions options;
    private final CallerRules caller;
    private final Sessions sessions;
    private final CadfEvents events;
    private final EventBody body;

    DownloadEndpoint(StandInOptions options, CallerRules caller, Sessions sessions, CadfEvents events, EventBody body) {
        this.options = options;
        this.caller = caller;
        this.sessions = sessions;
        this.events = events;
        this.body = body;
    }

    @Override
    public Answer answer(WireRequest request) throws Refused, IOException {
        HeaderRules.onlyThese(request, HEADERS);
        caller.check(request);
        String type =
                HeaderRules.oneOf(request, HeaderRules.ACCEPT, 406, "application/json", "application/octet-stream");
        HeaderRules.noBody(request);
        Session session = sessions.ours(HeaderRules.one(request, HeaderRules.SESSION, 404));
        if (!session.serve()) {
            return gzip(type, Content.of(nothing()));
        }
        if (events.count(session.window()) > 0) {
            return gzip(type, body.of(session.window()));
        }
        return switch (options.emptyAnswer()) {
            case NO_CONTENT -> Answer.noContent();
            case EMPTY_ARRAY -> plain(type, body.of(session.window()));
            case GZIP_OF_NOTHING, GZIPPED_EMPTY_ARRAY -> gzip(type, body.of(session.window()));
        };
    }

    private Answer gzip(String type, Content content) {
        Answer answer = plain(type, content);
        return options.contentEncoding() ? answer.withHeader("Content-Encoding", "gzip") : answer;
    }

    private Answer plain(String type, Content content) {
        return new Answer(200, Map.of("Content-Type", type), options.framing(), content);
    }

    private byte[] nothing() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        body.writeNothing(bytes);
        return bytes.toByteArray();
    }
}
