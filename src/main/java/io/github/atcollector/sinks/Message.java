package io.github.atcollector.sinks;

import java.util.Map;

/** What a sink is handed: an event, or the claim check of a whole window. */
public interface Message {
    /** Which one of the window's messages it is, from 0. */
    long position();

    /** Its body, exactly. */
    byte[] bytes();

    /** What tells a broker that it has this message already. */
    String key();

    /** By what it is selected and routed. */
    Map<String, Object> headers();

    /** The header by which messages that belong together are kept in order. */
    String keyHeader();

    /** False if it is longer than a message may be, and {@link #bytes()} are its beginning only. */
    boolean isWhole();
}
