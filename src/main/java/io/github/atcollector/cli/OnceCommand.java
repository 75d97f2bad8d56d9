package io.github.atcollector.cli;

import io.github.atcollector.settings.Target;
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
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:All that was asked for is there.",
            "1:Some windows are not, or a sink was not handed some events; each is named with its reason.",
            "2:Wrong usage or settings, each fault named; nothing was asked of the service.",
            "130:Ended by Ctrl-C; the sessions in flight were closed.",
            "143:Ended by SIGTERM, in the same way."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  collector once                                    the last days",
            "  collector once --from 2018-06-28 --to 2018-06-30  three days",
            "  collector once --from 2018-06-28 --to 2018-06-28 --again   a day anew",
            "  collector once --from 2018-06-01 --set collector.window=P14D"
        })
final class OnceCommand implements Callable<Integer>, Checked {
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

    private List<Target> targets;

    @Override
    public void check(Faults faults) {
        Logging.quiet();
        targets = settings.read(faults);
        days.check(faults, targets);
    }

    @Override
    public Integer call() {
        return new Collection(spec.commandLine().getOut())
                .collect(targets, days.asked().again(again));
    }
}
