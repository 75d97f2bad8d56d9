package io.github.atcollector.cli;

import io.github.atcollector.model.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says what is not due yet, in the same words for every command. */
final class NotDue {
    private NotDue() {}

    /** A line for each run of windows that follow one another; they come oldest first. */
    static List<String> lines(List<Window> windows) {
        List<String> lines = new ArrayList<>();
        for (int first = 0, last; first < windows.size(); first = last + 1) {
            last = first;
            while (last + 1 < windows.size()
                    && windows.get(last + 1).from().equals(windows.get(last).to())) {
                last++;
            }
            lines.add(line(windows.get(first), windows.get(last)));
        }
        return lines;
    }

    private static String line(Window first, Window last) {
        String end = last.hours() == 1 ? last.label() : last.endDay().toString();
        String begin = first.hours() == 1 ? first.label() : first.startDay().toString();
        return begin.equals(end)
                ? begin + " is not due yet: its events can still arrive (collector.settle)"
                : String.format(
                        Locale.ROOT,
                        "%s to %s are not due yet: their events can still arrive (collector.settle)",
                        begin,
                        end);
    }
}
