package io.github.atcollector.report;

import io.github.atcollector.status.DayStatus;
import io.github.atcollector.status.HourState;
import io.github.atcollector.text.Amounts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What a person is told, in words. */
final class Words {
    /** In the order in which they are counted and explained. */
    static final List<HourState> STATES = List.of(
            HourState.DONE, HourState.LOWER, HourState.RUNNING, HourState.FAILED, HourState.MISSING, HourState.NOT_DUE);

    private Words() {}

    /** What a day is called: the worst that is true of one of its hours; not due only where none of it is there. */
    static HourState state(DayStatus day) {
        return switch (day.state()) {
            case "failed" -> HourState.FAILED;
            case "missing" -> HourState.MISSING;
            case "running" -> HourState.RUNNING;
            case "not due" -> HourState.NOT_DUE;
            default -> day.lower() > 0 ? HourState.LOWER : HourState.DONE;
        };
    }

    /** A state in a word or two. */
    static String word(HourState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What a state means. */
    static String meaning(HourState state) {
        return switch (state) {
            case DONE -> "the events are there";
            case LOWER -> "they are there, but the service counts more than it served";
            case RUNNING -> "a collector is at work";
            case FAILED -> "given up for now";
            case MISSING -> "not collected, or its file is gone or changed";
            case NOT_DUE -> "events can still arrive";
        };
    }

    /** The class of a state in the page's style. */
    static String style(HourState state) {
        return word(state).replace(' ', '-');
    }

    /** How many hours are in which state: {@code 21 hours done, 3 failed}. */
    static String count(Collection<HourState> hours) {
        StringBuilder words = new StringBuilder();
        for (HourState state : STATES) {
            int number = Collections.frequency(hours, state);
            if (number > 0) {
                words.append(words.isEmpty() ? Amounts.count(number, "hour") : ", " + number)
                        .append(' ')
                        .append(word(state));
            }
        }
        return words.toString();
    }

    /** What is wrong with some windows, each thing once, with the first window that it is true of. */
    static Map<String, String> problems(List<DayStatus.Problem> problems) {
        Map<String, List<String>> windows = new LinkedHashMap<>();
        problems.forEach(problem -> windows.computeIfAbsent(
                        sentences(problem.what(), problem.nextStep(), problem.tries(), problem.nextTry()),
                        sentences -> new ArrayList<>())
                .add(problem.window()));
        Map<String, String> words = new LinkedHashMap<>();
        windows.forEach((sentences, of) -> words.put(
                of.get(0) + (of.size() == 1 ? "" : " and " + Amounts.count(of.size() - 1) + " more") + ": " + sentences,
                of.get(0)));
        return words;
    }

    /** What happened, and what next. */
    static String sentences(String what, String nextStep, int tries, Object nextTry) {
        return String.format(
                Locale.ROOT,
                "%s. %s.%s%s",
                what,
                nextStep,
                tries == 0 ? "" : " " + Amounts.tries(tries) + ".",
                nextTry == null ? "" : " `run` tries it again after " + nextTry + ".");
    }

    /** All hours of some days. */
    static Stream<HourState> hours(Collection<DayStatus> days) {
        return days.stream().flatMap(day -> day.hours().stream());
    }
}
