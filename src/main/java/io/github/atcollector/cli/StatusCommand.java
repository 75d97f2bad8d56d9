package io.github.atcollector.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.atcollector.model.Days;
import io.github.atcollector.settings.Target;
import io.github.atcollector.status.DayStatus;
import io.github.atcollector.status.TargetStatus;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code collector status}: what is there, running, missing and failed. */
@Command(
        name = "status",
        description = {
            "Says per target and day what is done, running, missing and failed, and holds the files against the ledger.",
            "Asks nothing of the service, needs no credentials, makes and changes nothing, and may be used while `run`"
                    + " is at work."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:All that is due is there, and all days up to --to are due.",
            "1:Something is missing, failed, still running or not due.",
            "2:Wrong usage or settings."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  collector status                                    the last days",
            "  collector status --from 2018-06-01 --to 2018-06-30  a month",
            "  collector status --json                             for programs"
        })
final class StatusCommand implements Callable<Integer>, Checked {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private SettingsOptions settings;

    @Mixin
    private DaysOptions days;

    @Option(names = "--json", description = "Prints JSON instead of a table.")
    private boolean json;

    private List<Target> targets;

    @Override
    public void check(Faults faults) {
        Logging.quiet();
        targets = settings.readWithoutCredentials(faults);
        days.check(faults, targets);
    }

    @Override
    public Integer call() throws Exception {
        Days asked = days.asked();
        Map<String, TargetStatus> reports = new LinkedHashMap<>();
        for (Target target : targets) {
            reports.put(
                    target.name(),
                    AskingCollector.askToRead(
                            target, collector -> collector.ask("on-status", asked, TargetStatus.class)));
        }
        PrintWriter out = spec.commandLine().getOut();
        StatusTable table = new StatusTable(reports, asked);
        if (json) {
            out.println(json(reports, table));
        } else {
            table.print(out);
        }
        out.flush();
        return table.isComplete() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static String json(Map<String, TargetStatus> reports, StatusTable table) throws JsonProcessingException {
        ObjectNode root = JSON.createObjectNode();
        root.put("complete", table.isComplete()).put("verdict", table.verdict());
        ArrayNode targets = root.putArray("targets");
        reports.forEach((target, report) -> {
            ObjectNode node = targets.addObject()
                    .put("target", target)
                    .put("begun", report.begun())
                    .put("unknownFiles", report.unknownFiles());
            ArrayNode list = node.putArray("days");
            report.days().forEach(day -> list.add(json(day)));
            ArrayNode deadLetters = node.putArray("deadLetters");
            report.deadLetters().forEach(letters -> deadLetters
                    .addObject()
                    .put("window", letters.window())
                    .put("sink", letters.sink())
                    .put("events", letters.events()));
        });
        return JSON.writeValueAsString(root);
    }

    private static ObjectNode json(DayStatus day) {
        ObjectNode node = JSON.createObjectNode()
                .put("day", day.day().toString())
                .put("state", day.state())
                .put("done", day.done())
                .put("running", day.running())
                .put("failed", day.failed())
                .put("missing", day.missing())
                .put("notDue", day.notDue())
                .put("windows", day.windows())
                .put("severalDays", day.severalDays())
                .put("events", day.events())
                .put("bytes", day.bytes());
        ArrayNode problems = node.putArray("problems");
        day.problems().forEach(problem -> problems.addObject()
                .put("window", problem.window())
                .put("what", problem.what())
                .put("nextStep", problem.nextStep())
                .put("tries", problem.tries())
                .put(
                        "nextTry",
                        problem.nextTry() == null ? null : problem.nextTry().toString()));
        return node;
    }
}
