package io.github.atcollector.model;

import java.time.Duration;
import java.util.List;

/**
 * What a service's {@code service.properties} says of it; docs/services.md has the keys and their defaults.
 *
 * @param name of its folder in routes/services
 * @param title what a person calls it
 * @param mostSessions how many sessions it allows at once
 * @param smallestWindow what is not split any further: an hour, or a day where it knows no hours
 * @param longestWindow the most that one session may be asked for
 * @param settle how long after its end a window is first collected, where collector.settle is not given
 * @param pages how its pages are read
 * @param repeatsPages true if a page may be read again in the same session
 * @param keyIsId true if our own key of a session is its id, so that a session whose answer was lost is known by it
 * @param list how its list of sessions is read
 * @param answerHeaders headers of its answers that its routes look at; all others stay out
 * @param pollInterval the pause between two questions whether a session is ready
 * @param pollPatience how long a session is waited for until it is ready
 * @param settings what it declares, in the order in which it does
 */
public record ServiceProfile(
        String name,
        String title,
        int mostSessions,
        Duration smallestWindow,
        Duration longestWindow,
        Duration settle,
        PageRules pages,
        boolean repeatsPages,
        boolean keyIsId,
        ListRules list,
        List<String> answerHeaders,
        Duration pollInterval,
        Duration pollPatience,
        List<ServiceSetting> settings) {

    /** True if events come in pages, false if in one gzip. */
    public boolean isPaged() {
        return pages.format() != PageFormat.GZIP_JSON;
    }
}
