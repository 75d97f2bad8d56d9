package io.github.atcollector.service;

import io.github.atcollector.model.ListRules;
import io.github.atcollector.model.PageFormat;
import io.github.atcollector.model.PageRules;
import io.github.atcollector.model.ServiceProfile;
import io.github.atcollector.model.ServiceSetting;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a profile of what a service.properties holds. */
final class ProfileReader {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final String FORMATS =
            Stream.of(PageFormat.values()).map(PageFormat::word).collect(Collectors.joining(", ", "one of ", ""));
    private static final String POINTER = "(/([^~/]|~[01])*)+";
    private static final String HEADER = "(?i)(?!camel)[a-z0-9-]+";
    private static final String PLACE = POINTER + "( = \\S.*)?";

    private final ProfileValues values;

    ProfileReader(ProfileValues values) {
        this.values = values;
    }

    /**
     * The profile.
     *
     * @throws UnusableServiceException with every fault at once
     */
    ServiceProfile read(String name) throws UnusableServiceException {
        String title = values.required("title", "what a person calls the service");
        int sessions = values.number("sessions.max", 30, 1000);
        Duration smallest = values.duration("window.smallest", HOUR, HOUR, DAY);
        Duration longest = values.duration("window.longest", Duration.ofDays(14), smallest, Duration.ofDays(14));
        Duration settle = values.duration("settle", Duration.ofMinutes(15), Duration.ZERO, Duration.ofDays(7));
        PageRules pages = pages();
        boolean repeats = values.flag("page.repeatable");
        boolean keyIsId = values.flag("key.is-id");
        ListRules list = new ListRules(
                pointer("list.rows"),
                values.text("list.id").isEmpty() ? "/id" : pointer("list.id"),
                pointer("list.key"),
                pointer("list.user"),
                pointer("list.created"),
                pointer("list.from"),
                pointer("list.to"));
        List<String> answerHeaders = headers("answer.headers");
        Duration interval = values.duration("poll.interval", Duration.ofSeconds(5), Duration.ofMillis(100), HOUR);
        Duration patience = values.duration("poll.patience", Duration.ofMinutes(30), interval, DAY);
        wholeHourOrDays("window.smallest", smallest);
        wholeHourOrDays("window.longest", longest);
        List<ServiceSetting> settings = new DeclaredSettings(values).read();
        values.check();
        return new ServiceProfile(
                name,
                title,
                sessions,
                smallest,
                longest,
                settle,
                pages,
                repeats,
                keyIsId,
                list,
                answerHeaders,
                interval,
                patience,
                settings);
    }

    private PageRules pages() {
        String word = values.required("page.format", FORMATS);
        PageFormat format = Stream.of(PageFormat.values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElse(null);
        if (format == null && !word.isEmpty()) {
            values.wrong("page.format", FORMATS);
        }
        return new PageRules(
                format, pointer("page.rows"), pointer("page.next"), places("page.failed"), places("page.truncated"));
    }

    private String pointer(String key) {
        String pointer = values.text(key);
        if (!pointer.isEmpty() && !pointer.matches(POINTER)) {
            values.wrong(key, "a JSON pointer, which starts with /");
        }
        return pointer;
    }

    /** A name that begins with Camel would be an order to Camel's components, which no answer may give. */
    private List<String> headers(String key) {
        String all = values.text(key);
        List<String> names = all.isEmpty()
                ? List.of()
                : Stream.of(all.split(",", -1)).map(String::strip).toList();
        if (!names.stream().allMatch(name -> name.matches(HEADER))) {
            values.wrong(key, "names of headers, with commas between, none of which begins with Camel");
        }
        return names;
    }

    private List<String> places(String key) {
        String all = values.text(key);
        List<String> places = all.isEmpty()
                ? List.of()
                : Stream.of(all.split(Pattern.quote("|"), -1))
                        .map(String::strip)
                        .toList();
        if (!places.stream().allMatch(place -> place.matches(PLACE))) {
            values.wrong(
                    key, "JSON pointers, which start with /, with | between, each with = VALUE,VALUE after it or not");
        }
        return places;
    }

    private void wholeHourOrDays(String key, Duration window) {
        if (!window.equals(HOUR) && !window.equals(Duration.ofDays(window.toDays()))) {
            values.wrong(key, "PT1H, or whole days");
        }
    }
}
