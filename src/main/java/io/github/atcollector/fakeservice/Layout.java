package io.github.atcollector.fakeservice;

/** How the events of a download stand one after another. Which of them the service used is not published. */
public enum Layout {
    /** One JSON value per line, each line ended by a line feed. */
    LINES,

    /** JSON values with nothing between them, now and then a space, a tab or a line break. */
    RUN_TOGETHER,

    /** One JSON array. */
    ARRAY
}
