package io.github.atcollector.service.activitytracker;

import io.github.atcollector.text.RemoteText;
import java.util.List;
import java.util.Locale;
import org.apache.camel.ExchangeException;
import org.apache.camel.http.base.HttpOperationFailedException;

/** The words of a service whose sessions are all in use. They are not published; these are taken for them. */
public final class FullService {
    private static final List<String> FULL = List.of("too many", "limit", "maximum", "at most", "exceed");

    private FullService() {}

    /** True if an answer says so. */
    public static boolean isSaid(@ExchangeException HttpOperationFailedException answer) {
        String words = RemoteText.start(answer.getResponseBody()).toLowerCase(Locale.ROOT);
        int last = words.lastIndexOf("session");
        int noMore = words.indexOf("no more");
        return last >= 0 && (FULL.stream().anyMatch(words::contains) || noMore >= 0 && noMore < last);
    }
}
