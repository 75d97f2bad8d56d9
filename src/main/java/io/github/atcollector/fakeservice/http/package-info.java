/**
 * The HTTP/1.1 server of the stand-in, which speaks it by itself so that an answer can break off, drip or be spoiled where a fault wants it.
 * Knows no service, not even the one that is stood in for: what is answered comes from a {@link io.github.atcollector.fakeservice.http.Handler}.
 */
package io.github.atcollector.fakeservice.http;
