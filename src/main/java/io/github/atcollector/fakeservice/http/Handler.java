package io.github.atcollector.fakeservice.http;

import java.io.IOException;
import java.util.Optional;

/** What answers the requests of a connection. */
public interface Handler {
    /** Takes note of a request, and finds the fault that it is to meet. */
    Optional<Fault> arrived(WireRequest request);

    /** What an injected fault answers in place of the handler; empty when the handler is to answer. */
    Optional<Answer> instead(Fault fault, WireRequest request);

    /** The handler's answer, refusals included. */
    Answer answer(WireRequest request) throws IOException;

    /**
     * Takes note of a refusal and gives its answer.
     *
     * @param method the HTTP method; {@code ?} when the request could not be read
     * @param path the path; {@code ?} when the request could not be read
     */
    Answer refused(String method, String path, Refused refused);
}
