package io.github.atcollector.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Rows in columns of one width; the first row is the heading. */
final class Table {
    private final List<String[]> rows = new ArrayList<>();
    private final Set<Integer> numbers;

    /** Takes which columns hold numbers, which stand to the right. */
    Table(Set<Integer> numbers, String... heading) {
        this.numbers = numbers;
        rows.add(heading);
    }

    void add(String... row) {
        rows.add(row);
    }

    boolean isEmpty() {
        return rows.size() == 1;
    }

    void print(PrintWriter out) {
        int[] widths = new int[rows.get(0).length];
        rows.forEach(row -> {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        });
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                line.append(String.format(
                        Locale.ROOT, "%" + (numbers.contains(i) ? "" : "-") + Math.max(1, widths[i]) + "s  ", row[i]));
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
