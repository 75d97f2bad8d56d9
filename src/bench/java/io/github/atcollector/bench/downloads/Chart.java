package io.github.atcollector.bench.downloads;

import static java.util.Locale.ROOT;

import java.util.List;
import java.util.OptionalDouble;

/** The time of each tool against the size of the download, both logarithmic. */
final class Chart {
    private static final List<Size> SIZES = List.of(Size.MB_1, Size.MB_50, Size.MB_700, Size.GB_5);
    private static final double[] MEGABYTES = {1, 50, 700, 5000};
    private static final List<Tool> TOOLS = List.of(Tool.values());
    private static final List<String> COLORS =
            List.of("#777777", "#b3521f", "#9a6a00", "#2f7d32", "#1f5fb3", "#7b4ab0");
    private static final double LEAST = 0.01;
    private static final double MOST = 200;
    private static final int LEFT = 70;
    private static final int TOP = 20;
    private static final int WIDTH = 480;
    private static final int HEIGHT = 320;

    private final Runs runs;
    private final StringBuilder svg = new StringBuilder();

    Chart(Runs runs) {
        this.runs = runs;
    }

    String svg() {
        add(
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 880 400' font-family='sans-serif' font-size='13' role='img'>");
        add("<title>Seconds against the size of the download</title>");
        add("<rect width='880' height='400' fill='white'/>");
        for (double seconds = LEAST; seconds <= MOST; seconds *= 10) {
            add("<path d='M%d %.1fh%d' stroke='#dddddd'/>", LEFT, y(seconds), WIDTH);
            add("<text x='%d' y='%.1f' text-anchor='end'>%s s</text>", LEFT - 8, y(seconds) + 4, number(seconds));
        }
        for (int i = 0; i < SIZES.size(); i++) {
            add("<path d='M%.1f %dv%d' stroke='#dddddd'/>", x(i), TOP, HEIGHT);
            add(
                    "<text x='%.1f' y='%d' text-anchor='middle'>%s</text>",
                    x(i), TOP + HEIGHT + 20, SIZES.get(i).title());
        }
        for (int i = 0; i < TOOLS.size(); i++) {
            line(i);
        }
        add("</svg>");
        return svg.toString();
    }

    private void line(int tool) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < SIZES.size(); i++) {
            OptionalDouble seconds = runs.median(SIZES.get(i), TOOLS.get(tool), Measured::wall);
            if (seconds.isPresent()) {
                points.append(String.format(ROOT, "%.1f,%.1f ", x(i), y(seconds.getAsDouble())));
                add("<circle cx='%.1f' cy='%.1f' r='4' fill='%s'/>", x(i), y(seconds.getAsDouble()), COLORS.get(tool));
            }
        }
        String color = COLORS.get(tool);
        add(
                "<polyline points='%s' fill='none' stroke='%s' stroke-width='2'/>",
                points.toString().strip(), color);
        int y = TOP + 20 + 24 * tool;
        add("<path d='M%d %dh24' stroke='%s' stroke-width='2'/>", LEFT + WIDTH + 20, y, color);
        add(
                "<text x='%d' y='%d'>%s</text>",
                LEFT + WIDTH + 50, y + 4, TOOLS.get(tool).title());
    }

    private static double x(int size) {
        return LEFT + 10 + Math.log(MEGABYTES[size]) / Math.log(MEGABYTES[MEGABYTES.length - 1]) * (WIDTH - 20);
    }

    private static double y(double seconds) {
        return TOP + HEIGHT - Math.log(Math.max(LEAST, seconds) / LEAST) / Math.log(MOST / LEAST) * HEIGHT;
    }

    private static String number(double value) {
        return value < 1 ? String.format(ROOT, "%.2f", value).replaceAll("0$", "") : String.format(ROOT, "%.0f", value);
    }

    private void add(String format, Object... values) {
        svg.append(values.length == 0 ? format : String.format(ROOT, format, values))
                .append('\n');
    }
}
