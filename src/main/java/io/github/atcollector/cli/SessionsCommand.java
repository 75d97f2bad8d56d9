package io.github.atcollector.cli;

import io.github.atcollector.runtime.Collector;
import io.github.atcollector.settings.Target;
import io.github.atcollector.status.SessionRow;
import io.github.atcollector.text.Amounts;
import io.github.atcollector.text.RemoteText;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
final class SessionsCommand implements Callable<Integer>, Checked {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private SettingsOptions settings;

    @Option(
            names = "--close-stale",
            description = "Closes the stale ones. Those at work, and those of other people, are never touched.")
    private boolean closeStale;

    private List<Target> targets;

    @Override
    public void check(Faults faults) {
        Logging.quiet();
        targets = settings.read(faults);
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Table table = new Table(Set.of(), "TARGET", "SESSION", "OPENED", "USER", "WINDOW", "STANDING");
        long stale = 0;
        long closed = 0;
        for (Target target : targets) {
            Sessions sessions = AskingCollector.ask(target, this::sessions);
            sessions.now().forEach(row -> add(table, target, row));
            sessions.closed().forEach(row -> out.println(closed(target, row)));
            stale += sessions.now().stream().filter(SessionsCommand::isStale).count();
            closed += sessions.closed().size();
        }
        if (closed > 0) {
            out.println(closed == 1 ? "1 stale session closed" : closed + " stale sessions closed");
            out.println();
        }
        if (table.isEmpty()) {
            out.println(closeStale && closed == 0 ? "No session is open: nothing stale" : "No session is open");
        } else {
            table.print(out);
            out.println();
            out.println(verdict(stale, closed));
        }
        out.flush();
        return stale == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private String verdict(long stale, long closed) {
        if (stale == 0) {
            return closeStale && closed == 0 ? "No session is stale: nothing was closed" : "No session is stale";
        }
        return String.format(
                Locale.ROOT,
                "%s stale%s",
                stale == 1 ? "1 session is" : stale + " sessions are",
                closeStale ? " still: LOG_LEVEL=DEBUG shows why" : "; `collector sessions --close-stale` closes them");
    }

    private static void add(Table table, Target target, SessionRow row) {
        table.add(
                target.name(),
                id(row),
                String.valueOf(row.openedAt()),
                row.username() == null ? "-" : RemoteText.line(row.username(), RemoteText.LONGEST_NAME),
                row.window() == null ? "-" : row.window(),
                row.standing().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /** One whose answer was lost may never have been opened: it was looked for, and is open no more. */
    private static String closed(Target target, SessionRow row) {
        return String.format(
                Locale.ROOT,
                "%s: closed %s, of window %s, opened %s ago",
                target.name(),
                row.id() == null ? "the session whose answer was lost, if it ever was open" : id(row),
                row.window(),
                Amounts.time(Duration.between(row.openedAt(), Instant.now())));
    }

    private static String id(SessionRow row) {
        if (row.id() != null) {
            return RemoteText.line(row.id(), RemoteText.LONGEST_NAME);
        }
        return row.standing() == SessionRow.Standing.NOT_OURS ? "(unusable id)" : "(answer lost)";
    }

    /**
     * The sessions of a target.
     *
     * @param now those that are open
     * @param closed those that were stale and are not any more
     */
    private record Sessions(List<SessionRow> now, List<SessionRow> closed) {}

    private Sessions sessions(Collector collector) throws Exception {
        List<SessionRow> before = rows(collector);
        if (!closeStale) {
            return new Sessions(before, List.of());
        }
        collector.ask("recover", null, Object.class);
        List<SessionRow> now = rows(collector);
        return new Sessions(
                now,
                before.stream()
                        .filter(SessionsCommand::isStale)
                        .filter(row -> now.stream().noneMatch(other -> isSame(row, other)))
                        .toList());
    }

    private static boolean isStale(SessionRow row) {
        return row.standing() == SessionRow.Standing.STALE;
    }

    /** The time is that of the intent, and a window has one intent at a time. */
    private static boolean isSame(SessionRow row, SessionRow other) {
        return isStale(other)
                && Objects.equals(row.window(), other.window())
                && Objects.equals(row.openedAt(), other.openedAt());
    }

    @SuppressWarnings("unchecked")
    private static List<SessionRow> rows(Collector collector) throws Exception {
        return collector.ask("on-sessions", null, List.class);
    }
}
