package io.github.atcollector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.Rig;
import io.github.atcollector.TestLedger;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReportCommandTest {
    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path page;
    private Path data;

    @BeforeEach
    void name() throws Exception {
        data = directory.resolve("data");
        page = Files.createDirectory(directory.resolve("pages")).resolve("page.html");
    }

    /** Runs a command on the days up to the third, from the first on unless another is named. */
    private int run(Rig rig, String command, String... options) {
        List<String> all = new ArrayList<>(List.of(command, "--to", "2018-06-30"));
        if (!List.of(options).contains("--from")) {
            all.addAll(List.of("--from", "2018-06-28"));
        }
        all.addAll(List.of(options));
        rig.settings().forEach((key, value) -> all.addAll(List.of("--set", key + "=" + value)));
        return CollectorCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    private int report(Rig rig) {
        out.getBuffer().setLength(0);
        return run(rig, "report", "--output", page.toString());
    }

    @Test
    void endsWithOneUntilAllIsThereAndThePageSaysTheSame() throws Exception {
        try (Rig rig = new Rig(data)) {
            assertThat(report(rig)).isEqualTo(CommandLine.ExitCode.SOFTWARE);
            assertThat(page).content().contains("Not complete: of 2018-06-28 to 2018-06-30, 72 hours missing");
            assertThat(out.toString()).contains("NOT complete: 72 hours missing", "The page: " + page);

            run(rig, "once");

            assertThat(report(rig)).isZero();
            assertThat(page)
                    .content()
                    .contains("Complete: all that is due", "/2018/06/30/events-2018-06-30.json.gz\"]")
                    .doesNotContain("Nothing was collected yet");
            assertThat(out.toString()).contains("Complete: 3 days, ");
        }
    }

    @Test
    void asksNothingOfTheServiceNeedsNoCredentialsAndMakesNothingButThePage() {
        try (Rig rig = new Rig(data).set("collector.auth.api-key", "")) {
            report(rig);

            assertThat(rig.service().books().requests()).isEmpty();
            assertThat(data).doesNotExist();
            assertThat(page.getParent().toFile().list()).containsExactly("page.html");
        }
    }

    @Test
    void tellsTheLastFailuresWhateverTheDays() {
        try (Rig rig = new Rig(data)) {
            rig.service().faults().when(Step.OPEN, window -> window.covers(Rig.DAY), Fault.status(403));
            run(rig, "once");

            assertThat(run(rig, "report", "--from", "2018-06-30", "--output", page.toString()))
                    .isZero();
            assertThat(page)
                    .content()
                    .containsPattern(
                            "<th scope=\"row\">2018-06-28</th><td>The opening of a session was answered with 403.*"
                                    + "1 try\\. `run` tries it again after ");
        }
    }

    @Test
    void tellsTheNewestFailureFirst() throws Exception {
        try (Rig rig = new Rig(data)) {
            rig.service().faults().always(Step.OPEN, Fault.status(403));
            run(rig, "once");
            TestLedger.update(
                    TestLedger.SQLITE.giveTo(rig),
                    "update windows set changed_at = '2999-01-01T00:00:00.000Z' where from_time like '2018-06-28%'");

            report(rig);

            assertThat(page)
                    .content()
                    .containsSubsequence(
                            "<h3>Last failures</h3>",
                            "<td>2999-01-01T00:00:00.000Z</td><th scope=\"row\">2018-06-28</th>",
                            "<th scope=\"row\">2018-06-30</th>")
                    .contains("{\"problems\":[\n[\"2018-06-28\"", "\"windows\":[]}");
        }
    }

    @Test
    void listsTheSessionsThatTheLedgerTakesForOpen() {
        try (Rig rig = new Rig(data)) {
            rig.service().faults().always(Step.CLOSE, Fault.status(500));
            run(rig, "once", "--from", "2018-06-30");
            int requests = rig.service().books().requests().size();

            report(rig);

            assertThat(page)
                    .content()
                    .contains("<th scope=\"row\">"
                            + rig.service().books().sessionsOpen().get(0) + "</th>")
                    .contains("<td>2018-06-30</td><td>stale</td>");
            assertThat(rig.service().books().requests()).hasSize(requests);
        }
    }

    @Test
    void saysWhatAFileThatIsGoneMeans() throws Exception {
        try (Rig rig = new Rig(data)) {
            run(rig, "once");
            Files.delete(data.resolve(rig.files().get(0)));

            assertThat(report(rig)).isEqualTo(CommandLine.ExitCode.SOFTWARE);
            assertThat(page).content().contains("<p>2018-06-28: The ledger and the disk disagree: its file is gone");
        }
    }

    @Test
    void replacesThePageAndKeepsItToItsOwner() throws Exception {
        try (Rig rig = new Rig(data)) {
            Files.writeString(page, "the page of yesterday");

            report(rig);

            assertThat(page).content().startsWith("<!DOCTYPE html>").endsWith("</html>\n");
            assertThat(Files.getPosixFilePermissions(page)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void writesThePageAndNothingElseToStandardOutput() {
        try (Rig rig = new Rig(data)) {
            run(rig, "report", "--output", "-");

            assertThat(out.toString()).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
            assertThat(page.getParent()).isEmptyDirectory();
        }
    }

    @Test
    void aFolderThatIsNotThereOrInPlaceOfTheFileIsWrongUsage() {
        try (Rig rig = new Rig(data)) {
            page = directory.resolve("nowhere/page.html");
            assertThat(report(rig)).isEqualTo(CommandLine.ExitCode.USAGE);
            assertThat(err.toString()).contains("there is no folder " + directory.resolve("nowhere"));

            page = directory.resolve("pages");
            assertThat(report(rig)).isEqualTo(CommandLine.ExitCode.USAGE);
            assertThat(err.toString()).contains("pages is a folder; expected: a file");
        }
    }

    @Test
    void hasASectionForEachTarget() throws Exception {
        try (Rig rig = new Rig(data)) {
            Path targets = Files.createDirectory(directory.resolve("targets"));
            Files.writeString(targets.resolve("first.properties"), "");
            Files.writeString(targets.resolve("second.properties"), "");
            rig.set("collector.targets.directory", targets.toString());
            rig.set("collector.file.name", "{target}/{window}.json.gz");
            run(rig, "once", "--target", "second");

            assertThat(report(rig)).isEqualTo(CommandLine.ExitCode.SOFTWARE);
            assertThat(page)
                    .content()
                    .contains("<h2 id=\"name-1\">first</h2>\n<p class=\"incomplete\">")
                    .contains("<h2 id=\"name-2\">second</h2>\n<p class=\"complete\">")
                    .contains("id=\"data-2\">{\"problems\":[],\"windows\":[\n[\"2018-06-28\"");
        }
    }
}
