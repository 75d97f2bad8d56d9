package io.github.atcollector.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code collector}: holds the others, and says what they are. */
@Command(
        name = "collector",
        description = "Brings a space's audit events home from IBM Cloud Activity Tracker, complete and verified.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            RunCommand.class,
            OnceCommand.class,
            DemoCommand.class,
            StandInCommand.class,
            StatusCommand.class,
            ReportCommand.class,
            SessionsCommand.class,
            SettingsCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:All that was asked for is there.",
            "1:Some windows are not, or a sink was not handed some events; each is named with its reason.",
            "2:Wrong usage or settings, each fault named; nothing was asked of the service.",
            "130:Ended by Ctrl-C.",
            "143:Ended by SIGTERM."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  collector demo                                    see it work, no account",
            "  collector once --from 2018-06-28 --to 2018-06-30  three days, if missing",
            "  collector status --from 2018-06-28                what is there, and what not",
            "  collector report --from 2018-01-01                the same as a page",
            "  collector sessions --close-stale                  what a dead one left open",
            "  collector settings                                what is set, and where",
            "  collector run --set collector.interval=PT30M      every half hour"
        })
public final class CollectorCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Which command? run, once, demo, stand-in, status, report, sessions or settings");
    }

    /** Runs a command and ends the process with its exit status. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command line, ready to be executed. */
    static CommandLine commandLine() {
        return CheckFirst.install(new CommandLine(new CollectorCommand()))
                .setExecutionExceptionHandler(new ErrorReport())
                .setUsageHelpAutoWidth(true)
                .setUsageHelpLongOptionsMaxWidth(30);
    }
}
