package io.github.atcollector.cli;

import io.github.atcollector.model.Days;
import io.github.atcollector.report.CoveragePage;
import io.github.atcollector.report.TargetCoverage;
import io.github.atcollector.runtime.Collector;
import io.github.atcollector.settings.Target;
import io.github.atcollector.status.TargetStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code collector report}: the coverage as a page for a browser or a printer. */
@Command(
        name = "report",
        description = {
            "Writes the coverage as one HTML page: a calendar per target, what is not there and why, each window's manifest.",
            "The page needs nothing beside itself. Asks nothing of the service, needs no credentials, changes nothing, and may"
                    + " be used while `run` is at work."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:The page is written. All that is due is there, and all days up to --to are due.",
            "1:Something is missing, failed, still running or not due, and the page says what; or it could not be written.",
            "2:Wrong usage or settings."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  collector report                                    the last days",
            "  collector report --from 2018-01-01 --to 2018-12-31  a year",
            "  collector report --output -                         to standard output"
        })
final class ReportCommand implements Callable<Integer>, Checked {
    private static final String STANDARD_OUTPUT = "-";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private SettingsOptions settings;

    @Mixin
    private DaysOptions days;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            defaultValue = "coverage.html",
            description = "Where the page is written: a file, replaced when the new one is whole, or - for standard"
                    + " output. Default: ${DEFAULT-VALUE}.")
    private String output;

    private List<Target> targets;

    @Override
    public void check(Faults faults) {
        Logging.quiet();
        targets = settings.readWithoutCredentials(faults);
        days.check(faults, targets);
        checkOutput(faults);
    }

    @Override
    public Integer call() throws Exception {
        Days asked = days.asked();
        List<Collector> collectors = new ArrayList<>();
        try {
            Map<String, TargetStatus> reports = new LinkedHashMap<>();
            List<TargetCoverage> coverage = new ArrayList<>();
            for (Target target : targets) {
                Collector collector = AskingCollector.of(target);
                collectors.add(collector);
                collector.startToRead();
                coverage.add(TargetCoverage.of(target.name(), collector, asked));
                reports.put(target.name(), coverage.get(coverage.size() - 1).status());
            }
            write(coverage);
            return tell(new StatusTable(reports, asked));
        } finally {
            collectors.forEach(Collector::close);
        }
    }

    private void checkOutput(Faults faults) {
        if (!output.equals(STANDARD_OUTPUT)) {
            String fault = WholeFile.fault(output);
            if (fault != null) {
                faults.usage("--output " + fault);
            }
        }
    }

    private void write(List<TargetCoverage> coverage) throws Exception {
        CoveragePage page = new CoveragePage();
        if (!output.equals(STANDARD_OUTPUT)) {
            new WholeFile(Path.of(output)).write(out -> page.write(coverage, Instant.now(), out));
            return;
        }
        PrintWriter out = spec.commandLine().getOut();
        page.write(coverage, Instant.now(), out);
        if (out.checkError()) {
            throw new IOException("The page could not be written to standard output");
        }
    }

    private int tell(StatusTable table) {
        if (!output.equals(STANDARD_OUTPUT)) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(table.verdict());
            out.println("The page: " + output);
            out.flush();
        }
        return table.isComplete() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
