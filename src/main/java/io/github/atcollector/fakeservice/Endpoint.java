package io.github.atcollector.fakeservice;

import io.github.atcollector.fakeservice.http.Answer;
import io.github.atcollector.fakeservice.http.Refused;
import io.github.atcollector.fakeservice.http.WireRequest;
import java.io.IOException;

/** Answers one kind of call. */
@FunctionalInterface
interface Endpoint {
    Answer answer(WireRequest request) throws Refused, IOException;
}
