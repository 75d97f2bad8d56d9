package io.github.atcollector.cli;

import io.github.atcollector.window.Asked;
import java.time.LocalDate;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options of every command that say which days are meant. */
final class DaysOptions {
    @Option(
            names = "--from",
            paramLabel = "DAY",
            description = "First day, like 2018-06-28. Default: collector.from, else collector.lookback before today.")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DAY", description = "Last day. Default: the last day that is due.")
    private LocalDate to;

    /**
     * The days that are meant.
     *
     * @throws CommandLine.ParameterException if the last lies before the first
     */
    Asked asked(CommandLine commandLine) {
        if (from != null && to != null && to.isBefore(from)) {
            throw new CommandLine.ParameterException(commandLine, "--to %s lies before --from %s".formatted(to, from));
        }
        return new Asked(from, to);
    }
}
