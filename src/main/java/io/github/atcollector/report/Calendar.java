package io.github.atcollector.report;

import io.github.atcollector.status.DayStatus;
import io.github.atcollector.status.HourState;
import io.github.atcollector.text.Amounts;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes the days of a target as months, each a table with a row a week and a cell a day. */
final class Calendar {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final int WEEK = 7;

    /** What is done is a line, all else a bar, so that it is seen without colours too. */
    private static final double DONE_HEIGHT = 0.25;

    private final Html html;
    private boolean first = true;

    Calendar(Html html) {
        this.html = html;
    }

    /** Writes days that follow one another. */
    void write(List<DayStatus> days) throws IOException {
        List<DayStatus> month = new ArrayList<>();
        for (DayStatus day : days) {
            if (!month.isEmpty() && !month(day).equals(month(month.get(0)))) {
                writeMonth(month);
                month.clear();
            }
            month.add(day);
        }
        if (!month.isEmpty()) {
            writeMonth(month);
        }
    }

    private void writeMonth(List<DayStatus> days) throws IOException {
        html.add("<table class=\"month\"><caption>{}</caption><thead><tr>", MONTH.format(month(days.get(0))));
        for (DayOfWeek weekday : DayOfWeek.values()) {
            String name = weekday.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            html.add("<th scope=\"col\" aria-label=\"{}\">{}</th>", name, name.substring(0, 2));
        }
        html.add("</tr></thead><tbody>\n<tr>");
        gap(column(days.get(0)));
        for (DayStatus day : days) {
            if (column(day) == 0 && day != days.get(0)) {
                html.add("</tr>\n<tr>");
            }
            writeDay(day);
        }
        gap(WEEK - 1 - column(days.get(days.size() - 1)));
        html.add("</tr></tbody></table>\n");
    }

    private void gap(int columns) throws IOException {
        if (columns > 0) {
            html.add("<td colspan=\"{}\"></td>", columns);
        }
    }

    /** The first day alone is a stop of the tab key; the script moves between the others. */
    private void writeDay(DayStatus day) throws IOException {
        html.add(
                "<td><button type=\"button\" class=\"{}\" data-day=\"{}\" data-hours=\"{}\" tabindex=\"{}\">{}",
                Words.style(Words.state(day)),
                day.day(),
                letters(day.hours()),
                first ? 0 : -1,
                day.day().getDayOfMonth());
        html.add(
                "<span> {}: {}; {}{}</span>",
                MONTH.format(month(day)),
                Words.word(Words.state(day)),
                Words.count(day.hours()),
                events(day));
        writeHours(day.hours());
        html.add("</button></td>");
        first = false;
    }

    private static String events(DayStatus day) {
        return day.windows() == 0 || day.events() == null ? "" : "; " + Amounts.count(day.events(), "event");
    }

    /** A letter an hour, or a single one where all hours are alike. */
    private static String letters(List<HourState> hours) {
        StringBuilder letters = new StringBuilder();
        hours.forEach(hour -> letters.append(Words.style(hour).charAt(0)));
        return isUniform(hours) ? letters.substring(0, 1) : letters.toString();
    }

    /** A strip of the hours, where they are not all alike. */
    private void writeHours(List<HourState> hours) throws IOException {
        if (isUniform(hours)) {
            return;
        }
        html.add("<svg viewBox=\"0 0 24 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        for (int begin = 0, end; begin < hours.size(); begin = end) {
            end = begin + 1;
            while (end < hours.size() && hours.get(end) == hours.get(begin)) {
                end++;
            }
            double height = hours.get(begin) == HourState.DONE ? DONE_HEIGHT : 1;
            html.add(
                    "<path class=\"{}\" d=\"M{} {}h{}V1H{}z\"/>",
                    Words.style(hours.get(begin)),
                    begin,
                    1 - height,
                    end - begin,
                    begin);
        }
        html.add("</svg>");
    }

    private static boolean isUniform(List<HourState> hours) {
        return hours.stream().distinct().count() == 1;
    }

    private static YearMonth month(DayStatus day) {
        return YearMonth.from(day.day());
    }

    private static int column(DayStatus day) {
        return day.day().getDayOfWeek().getValue() - 1;
    }
}
