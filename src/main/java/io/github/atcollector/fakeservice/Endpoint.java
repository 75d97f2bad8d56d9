package io.github.atcollector.fakeservice;

import java.io.IOException;

/** Answers one kind of call. */
@FunctionalInterface
interface Endpoint {
    Answer answer(WireRequest request) throws Refused, IOException;
}
