package io.github.atcollector.faults;

/** What the collector is to make of a fault; {@link Expected} says what that comes to at each step. */
enum Treatment {
    /** The call succeeds in spite of it. */
    HARMLESS,
    /** It is tried again. */
    RETRIED,
    /** It is tried again, and the second time the window is split. */
    BREAKS,
    /** The window is split at once. */
    TOO_LARGE,
    /** The token is renewed once; then it is final. */
    RENEWED,
    /** It is not tried again. */
    FINAL,
    /** It is tried again and takes no try away. */
    WAITS
}
