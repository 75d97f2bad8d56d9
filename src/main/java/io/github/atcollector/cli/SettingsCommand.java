package io.github.atcollector.cli;

import io.github.atcollector.settings.SettingInUse;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code collector settings}: what is set, and where. */
@Command(
        name = "settings",
        description = {
            "Prints every setting of a target: its value, and where it stands: default, a file, environment or --set.",
            "Secrets, and what may be one, are not shown. Asks nothing of the service. What cannot be used is named after"
                    + " the table."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:The settings can be used.", "2:Wrong usage or settings, each fault named."},
        footerHeading = "%nExamples:%n",
        footer = {
            "  collector settings                       of every target",
            "  collector settings --target payments     of one",
            "  collector settings | grep -v default     what differs from the defaults"
        })
final class SettingsCommand implements Callable<Integer>, Checked {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private SettingsOptions settings;

    /** Prints them here: a fault is no reason to keep them back. */
    @Override
    public void check(Faults faults) {
        Logging.quiet();
        settings.read(faults);
        if (!faults.areOfUsage()) {
            print(settings.inUse(), spec.commandLine().getOut());
        }
    }

    @Override
    public Integer call() {
        return CommandLine.ExitCode.OK;
    }

    private static void print(Map<String, List<SettingInUse>> targets, PrintWriter out) {
        targets.forEach((name, inUse) -> {
            Table table = new Table(Set.of(), "target " + name, "value", "source");
            inUse.forEach(setting -> table.add(setting.name(), setting.value(), setting.source()));
            table.print(out);
            out.println();
        });
        out.flush();
    }
}
