package io.github.atcollector.cli;

import io.github.atcollector.window.Asked;
import java.time.LocalDate;
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
            "  collector once --from 2018-06-01 --set collector.window=P14D --set collector.max-sessions=8"
        })
final class OnceCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private SettingsOptions settings;

    @Option(
            names = "--from",
            paramLabel = "DAY",
            description = "First day, like 2018-06-28. Default: collector.from, else collector.lookback before today.")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DAY", description = "Last day. Default: the last day that is due.")
    private LocalDate to;

    @Override
    public Integer call() throws Exception {
        if (from != null && to != null && to.isBefore(from)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--to %s lies before --from %s".formatted(to, from));
        }
        Logging.quiet();
        return new Collection(spec.commandLine().getOut()).collect(settings.read(), new Asked(from, to));
    }
}
