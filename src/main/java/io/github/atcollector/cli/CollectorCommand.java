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
            StatusCommand.class,
            SessionsCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  collector demo                                    see it work, without an account",
            "  collector once --from 2018-06-28 --to 2018-06-30  collect what is missing of three days",
            "  collector status --from 2018-06-28                see what is there, and what is not",
            "  collector sessions --close-stale                  close what a killed collector left open",
            "  collector run --set collector.interval=PT30M      collect every half hour until stopped",
            "",
            "Exit status: 0 all that was asked for is there; 1 some windows are not, each named with its reason;",
            "2 wrong usage or settings."
        })
public final class CollectorCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Which command? run, once, demo, status or sessions");
    }

    /** Runs a command and ends the process with its exit status. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command line, ready to be executed. */
    static CommandLine commandLine() {
        return new CommandLine(new CollectorCommand())
                .setExecutionExceptionHandler(new ErrorReport())
                .setUsageHelpAutoWidth(true)
                .setUsageHelpLongOptionsMaxWidth(30);
    }
}
