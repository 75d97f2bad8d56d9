package io.github.atcollector.cli;

import io.github.atcollector.log.LogSettings;
import io.github.atcollector.settings.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Runs a command if nothing is wrong with its options, the settings and the environment; else tells all of it. */
final class CheckFirst implements CommandLine.IExecutionStrategy {
    /** Has a command's parser, and those of its commands, go on after a fault. */
    static CommandLine install(CommandLine command) {
        command.getCommandSpec().parser().collectErrors(true);
        command.getSubcommands()
                .values()
                .forEach(sub -> sub.getCommandSpec().parser().collectErrors(true));
        return command.setExecutionStrategy(new CheckFirst());
    }

    @Override
    public int execute(ParseResult parsed) {
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        Faults faults = new Faults();
        ParseResult last = parsed;
        addUsage(last, faults);
        while (last.hasSubcommand()) {
            last = last.subcommand();
            addUsage(last, faults);
        }
        LogSettings.faults(System.getenv()).forEach((name, what) -> faults.setting(new Fault(name, what)));
        if (last.commandSpec().userObject() instanceof Checked command) {
            command.check(faults);
        }
        return faults.isEmpty()
                ? new CommandLine.RunLast().execute(parsed)
                : faults.tell(last.commandSpec().commandLine());
    }

    private static void addUsage(ParseResult parsed, Faults faults) {
        for (Exception error : parsed.errors()) {
            // the value may hold a secret that was given in the wrong form
            faults.usage(error.getMessage().replaceFirst("(should be in KEY=VALUE format).*", "$1"));
            if (error instanceof CommandLine.UnmatchedArgumentException unmatched) {
                StringWriter suggestions = new StringWriter();
                CommandLine.UnmatchedArgumentException.printSuggestions(unmatched, new PrintWriter(suggestions, true));
                suggestions.toString().lines().forEach(faults::usage);
            }
        }
    }
}
