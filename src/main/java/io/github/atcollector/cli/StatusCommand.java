package io.github.atcollector.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.atcollector.settings.Target;
import io.github.atcollector.window.Asked;
import io.github.atcollector.window.DayStatus;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
            "Asks nothing of the service, and may be used while `run` is at work."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:All that is due is there.",
            "1:Something is missing, failed or still running.",
            "2:Wrong usage or settings."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  collector status                                    the last days",
            "  collector status --from 2018-06-01 --to 2018-06-30  a month",
            "  collector status --json                             for programs"
        })
final class StatusCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private SettingsOptions settings;

    @Mixin
    private DaysOptions days;

    @Option(names = "--json", description = "Prints JSON instead of a table.")
    private boolean json;

    @Override
    @SuppressWarnings("unchecked")
    public Integer call() throws Exception {
        Asked asked = days.asked(spec.commandLine());
        Logging.quiet();
        Map<String, List<DayStatus>> reports = new LinkedHashMap<>();
        List<Target> targets = settings.readWithoutCredentials();
        days.check(spec.commandLine(), targets);
        for (Target target : targets) {
            reports.put(
                    target.name(),
                    AskingCollector.askToRead(target, collector -> collector.ask("on-status", asked, List.class)));
        }
        PrintWriter out = spec.commandLine().getOut();
        boolean complete = reports.values().stream().flatMap(List::stream).allMatch(DayStatus::isComplete);
        if (json) {
            out.println(json(reports, complete));
        } else {
            print(out, reports, complete);
        }
        out.flush();
        return complete ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static void print(PrintWriter out, Map<String, List<DayStatus>> reports, boolean complete) {
        Table table = new Table(Set.of(3, 4, 5), "TARGET", "DAY", "STATE", "HOURS", "EVENTS", "BYTES");
        reports.forEach((target, days) -> days.forEach(day -> table.add(
                target,
                day.day().toString(),
                day.state(),
                day.done() + "/24",
                day.windows() == 0 ? "-" : day.events() == null ? "not counted" : Amounts.count(day.events()),
                day.windows() == 0 ? "-" : Amounts.bytes(day.bytes()))));
        if (!table.isEmpty()) {
            table.print(out);
            out.println();
        }
        reports.forEach((target, days) -> days.forEach(day -> day.problems().forEach(problem -> {
            out.println("%s %s: %s%s".formatted(target, problem.window(), problem.what(), tries(problem)));
            out.println("    " + problem.nextStep());
        })));
        List<DayStatus> all = reports.values().stream().flatMap(List::stream).toList();
        out.println(verdict(all, complete));
    }

    private static String tries(DayStatus.Problem problem) {
        return (problem.tries() == 0 ? "" : " (%s)".formatted(Amounts.tries(problem.tries())))
                + (problem.nextTry() == null ? "" : "; `run` tries it again after " + problem.nextTry());
    }

    private static String verdict(List<DayStatus> days, boolean complete) {
        long events = days.stream()
                .filter(day -> day.events() != null)
                .mapToLong(DayStatus::events)
                .sum();
        String there = "%s, %s, %s"
                .formatted(
                        Amounts.count(
                                days.stream().filter(day -> day.done() > 0).count(), "day"),
                        Amounts.count(events, "event"),
                        Amounts.bytes(days.stream().mapToLong(DayStatus::bytes).sum()));
        if (complete) {
            return "Complete: " + there;
        }
        return "NOT complete: %s missing, %s failed, %s running; there: %s"
                .formatted(
                        Amounts.count(
                                days.stream().mapToLong(DayStatus::missing).sum(), "hour"),
                        Amounts.count(days.stream().mapToLong(DayStatus::failed).sum()),
                        Amounts.count(
                                days.stream().mapToLong(DayStatus::running).sum()),
                        there);
    }

    private static String json(Map<String, List<DayStatus>> reports, boolean complete) throws JsonProcessingException {
        ObjectNode root = JSON.createObjectNode();
        List<DayStatus> all = reports.values().stream().flatMap(List::stream).toList();
        root.put("complete", complete).put("verdict", verdict(all, complete));
        ArrayNode targets = root.putArray("targets");
        reports.forEach((target, days) -> {
            ArrayNode list = targets.addObject().put("target", target).putArray("days");
            days.forEach(day -> list.add(json(day)));
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
