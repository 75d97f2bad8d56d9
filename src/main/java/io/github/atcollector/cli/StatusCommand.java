package io.github.atcollector.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.atcollector.settings.Target;
import io.github.atcollector.window.Asked;
import io.github.atcollector.window.DayStatus;
import io.github.atcollector.window.TargetStatus;
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
    public Integer call() throws Exception {
        Asked asked = days.asked(spec.commandLine());
        Logging.quiet();
        Map<String, TargetStatus> reports = new LinkedHashMap<>();
        List<Target> targets = settings.readWithoutCredentials();
        days.check(spec.commandLine(), targets);
        for (Target target : targets) {
            reports.put(
                    target.name(),
                    AskingCollector.askToRead(
                            target, collector -> collector.ask("on-status", asked, TargetStatus.class)));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(reports, asked));
        } else {
            print(out, reports, asked);
        }
        out.flush();
        return isComplete(reports, asked) ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static boolean isComplete(Map<String, TargetStatus> reports, Asked asked) {
        return reports.values().stream().allMatch(report -> report.isComplete(asked));
    }

    private static void print(PrintWriter out, Map<String, TargetStatus> reports, Asked asked) {
        Table table = new Table(Set.of(3, 4, 5), "TARGET", "DAY", "STATE", "HOURS", "EVENTS", "BYTES");
        boolean severalDays = days(reports).stream().anyMatch(DayStatus::severalDays);
        String single = severalDays ? "  " : "";
        reports.forEach((target, report) -> report.days().forEach(day -> {
            String mark = day.severalDays() ? " *" : single;
            table.add(
                    target,
                    day.day().toString(),
                    day.state(),
                    day.done() + "/24",
                    (day.windows() == 0 ? "-" : day.events() == null ? "not counted" : Amounts.count(day.events()))
                            + mark,
                    (day.windows() == 0 ? "-" : Amounts.bytes(day.bytes())) + mark);
        }));
        if (!table.isEmpty()) {
            table.print(out);
            if (severalDays) {
                out.println("* of a window of several days, all of whose events and bytes stand at its first day");
            }
            out.println();
        }
        reports.forEach(
                (target, report) -> report.days().forEach(day -> day.problems().forEach(problem -> {
                    out.println("%s %s: %s%s".formatted(target, problem.window(), problem.what(), tries(problem)));
                    out.println("    " + problem.nextStep());
                })));
        reports.forEach((target, report) -> printNotes(out, target, report, asked));
        out.println(verdict(reports, asked));
    }

    private static void printNotes(PrintWriter out, String target, TargetStatus report, Asked asked) {
        if (report.unknownFiles() > 0) {
            out.println(
                    "%s: %s there that the ledger does not know: `collector once` enters those that are whole, and collects the rest"
                            .formatted(
                                    target,
                                    report.unknownFiles() == 1
                                            ? "1 file is"
                                            : Amounts.count(report.unknownFiles(), "file") + " are"));
        } else if (!report.begun()) {
            out.println(target + ": nothing was collected yet");
        }
        if (asked.to() != null) {
            NotDue.lines(report.notDue()).forEach(line -> out.println(target + ": " + line));
        }
    }

    private static List<DayStatus> days(Map<String, TargetStatus> reports) {
        return reports.values().stream()
                .flatMap(report -> report.days().stream())
                .toList();
    }

    private static String tries(DayStatus.Problem problem) {
        return (problem.tries() == 0 ? "" : " (%s)".formatted(Amounts.tries(problem.tries())))
                + (problem.nextTry() == null ? "" : "; `run` tries it again after " + problem.nextTry());
    }

    private static String verdict(Map<String, TargetStatus> reports, Asked asked) {
        List<DayStatus> days = days(reports);
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
        if (isComplete(reports, asked)) {
            return "Complete: " + there;
        }
        if (reports.values().stream().allMatch(TargetStatus::isThereAsFarAsDue)) {
            return "Nothing that is due is missing; there: " + there;
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

    private static String json(Map<String, TargetStatus> reports, Asked asked) throws JsonProcessingException {
        ObjectNode root = JSON.createObjectNode();
        root.put("complete", isComplete(reports, asked)).put("verdict", verdict(reports, asked));
        ArrayNode targets = root.putArray("targets");
        reports.forEach((target, report) -> {
            ObjectNode node = targets.addObject()
                    .put("target", target)
                    .put("begun", report.begun())
                    .put("unknownFiles", report.unknownFiles());
            ArrayNode list = node.putArray("days");
            report.days().forEach(day -> list.add(json(day)));
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
