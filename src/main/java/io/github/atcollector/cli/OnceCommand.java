package io.github.atcollector.cli;

import io.github.atcollector.settings.Target;
import io.github.atcollector.window.Asked;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code collector once}: collects what is missing of some days, then exits. */
@Command(
        name = "once",
        description = "Collects what is missing of some days (UTC, both inclusive), then exits.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  collector once                                      the last days (collector.lookback)",
            "  collector once --from 2018-06-28 --to 2018-06-30    three days",
            "  collector once --from 2018-06-28 --to 2018-06-28 --again    a day anew",
            "  collector once --from 2018-06-01 --set collector.window=P14D --set collector.max-sessions=8"
        })
final class OnceCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private SettingsOptions settings;

    @Mixin
    private DaysOptions days;

    @Option(
            names = "--again",
            description = "Collects anew what is done already; each file is replaced when the new one is verified.")
    private boolean again;

    @Override
    public Integer call() throws Exception {
        Asked asked = days.asked(spec.commandLine());
        Logging.quiet();
        List<Target> targets = settings.read();
        days.check(spec.commandLine(), targets);
        return new Collection(spec.commandLine().getOut()).collect(targets, asked.again(again));
    }
}
