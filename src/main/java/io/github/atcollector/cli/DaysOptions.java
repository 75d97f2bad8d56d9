package io.github.atcollector.cli;

import io.github.atcollector.model.Days;
import io.github.atcollector.settings.Settings;
import io.github.atcollector.settings.Target;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options of every command that say which days are meant. */
final class DaysOptions {
    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec command;

    @Option(
            names = "--from",
            paramLabel = "DAY",
            converter = Day.class,
            description = "First day, like 2018-06-28. Default: collector.from, else collector.lookback before today.")
    private LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DAY",
            converter = Day.class,
            description = "Last day. Default: the last day that is due.")
    private LocalDate to;

    /** The days that are meant. */
    Days asked() {
        return new Days(from, to);
    }

    /** The last day may not be before the first, which is that of the settings where none is named. */
    void check(Faults faults, List<Target> targets) {
        if (from != null && to != null && to.isBefore(from)) {
            faults.usage(String.format(Locale.ROOT, "--to %s lies before --from %s", to, from));
        }
        try {
            asked();
        } catch (IllegalArgumentException e) {
            faults.usage(e.getMessage());
        }
        if (to == null || isFromGiven()) {
            return;
        }
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        for (Target target : targets) {
            if (!target.has(Settings.FROM, Settings.LOOKBACK)) {
                continue; // one of them has a fault
            }
            LocalDate set = target.get(Settings.FROM);
            LocalDate first = Days.firstDay(set, target.get(Settings.LOOKBACK), today);
            if (to.isBefore(first)) {
                faults.usage(String.format(
                        Locale.ROOT,
                        "--to %s lies before the first day, which is %s by %s: name the first day too, like --from %s",
                        to,
                        first,
                        (set == null ? Settings.LOOKBACK : Settings.FROM).name(),
                        to));
            }
        }
    }

    /** True for a day that cannot be read, too. */
    private boolean isFromGiven() {
        return command.commandLine().getParseResult().originalArgs().stream()
                .anyMatch(argument -> argument.equals("--from") || argument.startsWith("--from="));
    }

    /** Reads a day, or says what is expected. */
    static final class Day implements CommandLine.ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String value) {
            LocalDate day = parsed(value);
            if (!Days.isPossible(day)) {
                throw new CommandLine.TypeConversionException(
                        String.format(Locale.ROOT, "'%s' is no day of %s", value, Days.YEARS));
            }
            return day;
        }

        private static LocalDate parsed(String value) {
            try {
                return LocalDate.parse(value);
            } catch (DateTimeParseException e) {
                throw new CommandLine.TypeConversionException(String.format(
                        Locale.ROOT, "'%s' is no day of the calendar; expected: YYYY-MM-DD, like 2018-06-28", value));
            }
        }
    }
}
