package io.github.atcollector.http;

/**
 * Which call of the service this thread makes: HttpClient knows nothing of the route that calls it, and the answer of a download has
 * other bounds than that of any other call, as the closing of a session has another end.
 */
public final class CurrentCall {
    private static final ThreadLocal<String> NAME = new ThreadLocal<>();

    private CurrentCall() {}

    /** The id of the service's route; null if it is none. */
    public static String name() {
        return NAME.get();
    }

    /** Makes it that of a route of the service; null: of none. */
    public static void set(String name) {
        if (name == null) {
            NAME.remove();
        } else {
            NAME.set(name);
        }
    }

    static boolean isDownload() {
        return "download-page".equals(name());
    }

    static boolean isClosing() {
        return "close-session".equals(name());
    }
}
