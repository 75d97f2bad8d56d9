package io.github.atcollector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.Rig;
import io.github.atcollector.TestLedger;
import io.github.atcollector.fakeservice.StandInOptions;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link CommandLineTest} and {@link ReportCommandTest} cannot show: a working directory of one's own, and PostgreSQL. */
class CommandLineIT {
    @TempDir
    private Path directory;

    @Nested
    class AWorkingDirectory {
        @Test
        void keepsTheDemoApartFromTheDataOfARealSpace() throws Exception {
            CollectorProcess.Ended ended = CollectorProcess.run(directory, Map.of(), List.of(), "demo");

            assertThat(ended.status()).as(ended.err()).isZero();
            assertThat(directory.resolve("demo/space-demo")).isDirectory();
            assertThat(directory.resolve("data")).doesNotExist();
            assertThat(StandInOptions.defaults().spaceId()).isNotEqualTo("demo");
        }

        @Test
        void getsTheReportUnlessItIsSaidWhere() throws Exception {
            CollectorProcess.run(directory, Map.of("COLLECTOR_SPACE_ID", "c1"), List.of(), "report");

            assertThat(directory.resolve("coverage.html")).exists();
            assertThat(directory.resolve("data")).doesNotExist();
        }
    }

    @Nested
    class Postgresql {
        private final StringWriter out = new StringWriter();

        @Test
        void getsNoTablesByAQuestion() throws Exception {
            try (Rig rig = TestLedger.POSTGRESQL.giveTo(new Rig(directory.resolve("data")))) {
                run(rig, "status");

                assertThat(out.toString()).contains("default: nothing was collected yet", "24 hours missing");
                assertThat(TestLedger.rows(
                                rig, "select * from information_schema.tables where table_schema = 'public'"))
                        .isEmpty();

                run(rig, "once");
                assertThat(run(rig, "status")).isZero();
            }
        }

        @Test
        void isReportedToo() throws Exception {
            Path page = directory.resolve("page.html");
            try (Rig rig = TestLedger.POSTGRESQL.giveTo(new Rig(directory.resolve("data")))) {
                rig.service().faults().when(Step.OPEN, window -> window.covers(Rig.DAY), Fault.status(403));
                run(rig, "once");

                run(rig, "report", "--output", page.toString());

                assertThat(Files.readString(page)).contains("<th scope=\"row\">2018-06-28</th><td>The opening");
            }
        }

        private int run(Rig rig, String command, String... options) {
            List<String> all = new ArrayList<>(List.of(command, "--from", "2018-06-28", "--to", "2018-06-28"));
            all.addAll(List.of(options));
            rig.settings().forEach((key, value) -> all.addAll(List.of("--set", key + "=" + value)));
            return CollectorCommand.commandLine()
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(out, true))
                    .execute(all.toArray(String[]::new));
        }
    }
}
