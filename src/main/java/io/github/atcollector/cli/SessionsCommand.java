package io.github.atcollector.cli;

import io.github.atcollector.Collector;
import io.github.atcollector.service.SessionRow;
import io.github.atcollector.settings.Target;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code collector sessions}: the sessions that the service holds open, and the clean-up. */
@Command(
        name = "sessions",
        description = {
            "Lists the sessions that the service holds open in the space: at work, stale (ours, and nobody works with"
                    + " them any more), or not ours.",
            "Where the service does not list sessions, those are shown that the ledger takes for open."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:No session is stale.",
            "1:Some are, or the service could not be asked.",
            "2:Wrong usage or settings."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  collector sessions                  what is open",
            "  collector sessions --close-stale    close what a dead collector left open"
        })
final class SessionsCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private SettingsOptions settings;

    @Option(
            names = "--close-stale",
            description = "Closes the stale ones. Those at work, and those of other people, are never touched.")
    private boolean closeStale;

    @Override
    public Integer call() throws Exception {
        Logging.quiet();
        PrintWriter out = spec.commandLine().getOut();
        Table table = new Table(Set.of(), "TARGET", "SESSION", "OPENED", "USER", "WINDOW", "STANDING");
        long stale = 0;
        for (Target target : settings.read()) {
            List<SessionRow> rows = AskingCollector.ask(target, this::sessions);
            rows.forEach(row -> table.add(
                    target.name(),
                    row.id() == null ? "(answer lost)" : row.id(),
                    String.valueOf(row.openedAt()),
                    row.username() == null ? "-" : row.username().replaceAll("[^ -~]", "?"),
                    row.window() == null ? "-" : row.window(),
                    row.standing().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
            stale += rows.stream()
                    .filter(row -> row.standing() == SessionRow.Standing.STALE)
                    .count();
        }
        if (table.isEmpty()) {
            out.println("No session is open");
        } else {
            table.print(out);
            out.println();
            out.println(
                    stale == 0
                            ? "No session is stale"
                            : "%s stale%s"
                                    .formatted(
                                            stale == 1 ? "1 session is" : stale + " sessions are",
                                            closeStale
                                                    ? " still: LOG_LEVEL=DEBUG shows why"
                                                    : "; `collector sessions --close-stale` closes them"));
        }
        out.flush();
        return stale == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    @SuppressWarnings("unchecked")
    private List<SessionRow> sessions(Collector collector) throws Exception {
        if (closeStale) {
            collector.ask("recover", null, Object.class);
        }
        return collector.ask("on-sessions", null, List.class);
    }
}
