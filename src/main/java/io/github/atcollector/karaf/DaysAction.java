package io.github.atcollector.karaf;

import io.github.atcollector.model.Days;
import io.github.atcollector.runtime.Collector;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Option;

/** A command on Karaf's shell that is asked about days of the targets that run. */
abstract class DaysAction implements Action {
    @Option(
            name = "--from",
            description = "First day, like 2018-06-28. Default: collector.from, else collector.lookback before today.")
    private String from;

    @Option(name = "--to", description = "Last day. Default: the last day that is due.")
    private String to;

    @Option(name = "--target", description = "Only this target. Default: every target that runs.")
    private String target;

    @Override
    public final Object execute() throws Exception {
        Map<String, Collector> collectors = Running.collectors(target);
        if (collectors.isEmpty()) {
            throw new IllegalArgumentException("No such target runs: see the log, and etc/io.github.atcollector*.cfg");
        }
        PrintWriter out = new PrintWriter(System.out, true, Charset.defaultCharset());
        act(collectors, out);
        out.flush();
        return null;
    }

    /** Does what the command is for, and tells it. */
    abstract void act(Map<String, Collector> collectors, PrintWriter out) throws Exception;

    /** The days that are meant. */
    final Days asked() {
        return new Days(day(from), day(to));
    }

    private static LocalDate day(String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
