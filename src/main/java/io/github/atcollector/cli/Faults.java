package io.github.atcollector.cli;

import io.github.atcollector.settings.Fault;
import io.github.atcollector.settings.SettingsException;
import io.github.atcollector.text.Masks;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** All that is wrong with the usage of a command and with its settings, so that a person mends it at one go. */
final class Faults {
    private final List<String> usage = new ArrayList<>();
    private final List<Fault> settings = new ArrayList<>();

    /** An option cannot be used. */
    void usage(String fault) {
        usage.add(Masks.of(fault));
    }

    /** A setting cannot be used. */
    void setting(Fault fault) {
        settings.add(fault);
    }

    /** The settings cannot be used. */
    void settings(SettingsException e) {
        settings.addAll(e.faults());
    }

    /** True if an option cannot be used. */
    boolean areOfUsage() {
        return !usage.isEmpty();
    }

    boolean isEmpty() {
        return usage.isEmpty() && settings.isEmpty();
    }

    /** Tells a person all of them. Returns the exit status. */
    int tell(CommandLine command) {
        PrintWriter err = command.getErr();
        usage.stream().distinct().forEach(err::println);
        if (!settings.isEmpty()) {
            err.println("The settings cannot be used:");
            settings.forEach(fault -> err.println("  " + fault));
            err.println(
                    "Nothing was asked of the service. Every setting: conf/application.properties; what is set, and where: collector settings");
        }
        if (areOfUsage()) {
            err.println("Usage: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }
}
