package io.github.atcollector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.Rig;
import io.github.atcollector.fakeservice.StandInOptions;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return CollectorCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private int run(Rig rig, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        rig.settings().forEach((key, value) -> all.addAll(List.of("--set", key + "=" + value)));
        return run(all.toArray(String[]::new));
    }

    @Test
    void everyCommandHelpsWithExamples() {
        Set<String> commands = CollectorCommand.commandLine().getSubcommands().keySet();
        for (String command : commands) {
            assertThat(run(command, "--help")).isZero();
        }
        assertThat(run("--help")).isZero();

        assertThat(out.toString().split("Examples:")).hasSize(commands.size() + 2);
        assertThat(out.toString().split("Exit status:")).hasSize(commands.size() + 2);
    }

    @Test
    void noExampleIsWrappedOnATerminalOf80Columns() {
        CommandLine collector = CollectorCommand.commandLine();
        List<CommandLine> all = new ArrayList<>(collector.getSubcommands().values());
        all.add(collector);
        for (CommandLine command : all) {
            String help = command.setUsageHelpAutoWidth(false)
                    .setUsageHelpWidth(80)
                    .getUsageMessage(CommandLine.Help.Ansi.OFF);
            assertThat(command.getCommandSpec().usageMessage().footer())
                    .isNotEmpty()
                    .allSatisfy(example -> assertThat(help.lines()).contains(example));
        }
    }

    @Test
    void theStatusOfASignalIsInTheHelpOfWhatCanBeStopped() {
        assertThat(run("run", "--help")).isZero();
        assertThat(run("once", "--help")).isZero();
        assertThat(out.toString().split("143 .*SIGTERM")).hasSize(3);
    }

    @Test
    void theVersionNamesTheCommitCamelAndJava() {
        assertThat(run("--version")).isZero();

        assertThat(out.toString())
                .matches("(?s)collector \\d.* \\(commit (unknown|[0-9a-f]{7}), Camel 4\\..*, Java \\d.*\\)\\s+");
    }

    @Test
    void aMissingOrUnknownCommandIsWrongUsage() {
        assertThat(run()).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(run("onec")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("Which command?", "once");
    }

    @Test
    void everyFaultOfTheSettingsIsListedBeforeAnyCallIsMade() {
        int status = run(
                "once", "--set", "collector.spce-id=x", "--set", "collector.window=P15D", "--set", "collector.cron=x");

        assertThat(status).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString())
                .contains(
                        "collector.spce-id",
                        "did you mean collector.space-id",
                        "'P15D'",
                        "collector.cron",
                        "collector.space-id: is required",
                        "collector.auth.api-key")
                .doesNotContain("Exception");
    }

    /** An option that is wrong beside a setting that is: whoever mends the one need not find the other at the next try. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "once --from 2018-06-31",
                "once --to 2018-06-31 --again=maybe",
                "run --bogus",
                "status --from x",
                "report --from 2018-06-30 --to 2018-06-28",
                "report --output /no/such/folder/page.html",
                "sessions --close-stael",
                "demo --bogus"
            })
    void theFaultsOfUsageAndOfSettingsAreToldAtOnce(String usage) {
        List<String> arguments = new ArrayList<>(List.of(usage.split(" ")));
        arguments.addAll(
                List.of("--set", "collector.window=P20D", "--set", "collector.max-sesions=3", "--config", "/no/file"));

        assertThat(run(arguments.toArray(String[]::new))).isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(err.toString())
                .contains(
                        arguments.get(1).split("=")[0],
                        "collector.window: 'P20D' was given",
                        "did you mean collector.max-sessions?",
                        "/no/file: cannot be read",
                        "Usage: collector " + arguments.get(0) + " --help")
                .doesNotContain("Exception");
        assertThat(err.toString().lines()).doesNotHaveDuplicates();
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void theFaultsOfTheStandInAreToldAtOnce() {
        assertThat(run("stand-in", "--port", "70000", "--api-key-file", "/no/file", "--bogus"))
                .isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(err.toString())
                .contains("--port 70000", "--api-key-file cannot be read", "Unknown option: '--bogus'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "collector.endpoint=https://me:s3cr3t-pw@host",
                "collector.endpoint=https://host/x?key=s3cr3t-pw",
                "collector.auth.token-url=https://me:s3cr3t-pw@host",
                "collector.auth.info-url=me:s3cr3t-pw@host",
                "collector.s3.endpoint=https://me:s3cr3t-pw@host",
                "collector.custom.uri=RABBITMQ://me:s3cr3t-pw@host?password=s3cr3t-pw",
                "collector.jms.url=me:s3cr3t-pw@host",
                "collector.kafka.brokers=me:s3cr3t-pw@host:9092",
                "collector.windows.uri=jms:queue:windows?password=s3cr3t-pw",
                "collector.ledger.url=jdbc:postgresql://host/x?password=s3cr3t-pw"
            })
    void aSecretInAnAddressIsNotShownInItsFault(String setting) {
        assertThat(run("once", "--set", setting)).isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(err.toString())
                .contains(setting.split("=")[0] + ": a value that is not shown was given; expected: ")
                .doesNotContain("s3cr3t-pw");
    }

    @Test
    void aSettingInTheWrongFormIsNotShown() {
        assertThat(run("once", "--set", "collector.auth.api-key:s3cr3t-k3y")).isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(err.toString()).contains("KEY=VALUE").doesNotContain("s3cr3t-k3y");
    }

    @Test
    void aDayThatIsNoneAndARangeThatRunsBackwardsAreWrongUsage() {
        assertThat(run("once", "--from", "2018-06-31")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(run("once", "--from", "2018-06-30", "--to", "2018-06-28")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("--from", "lies before");
    }

    /** Each hour that is asked for takes memory. */
    @Test
    void aSpanOfCenturiesIsWrongUsage() {
        assertThat(run("once", "--from", "0001-01-01")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(run("once", "--from", "1990-01-01", "--to", "2999-12-31")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("is no day of the years 1970 to 2999", "more than 100 years");
    }

    @Test
    void aDayInOtherWordsIsAnsweredWithWhatIsExpected() {
        for (String day : List.of("28.06.2018", "yesterday", "2018-6-28", "2018-06-31")) {
            assertThat(run("status", "--from", day)).isEqualTo(CommandLine.ExitCode.USAGE);
            assertThat(err.toString())
                    .contains(
                            "--from", "'" + day + "' is no day of the calendar; expected: YYYY-MM-DD, like 2018-06-28");
        }
        assertThat(err.toString()).doesNotContain("Exception", "LocalDate");
    }

    @Test
    void aLastDayBeforeTheFirstOneOfTheSettingsIsWrongUsageThatSaysWhatToChange() {
        try (Rig rig = new Rig(directory)) {
            for (String command : List.of("once", "status")) {
                assertThat(run(rig, command, "--to", "2018-06-30")).isEqualTo(CommandLine.ExitCode.USAGE);
            }
            rig.set("collector.from", "2018-07-01");
            assertThat(run(rig, "once", "--to", "2018-06-30")).isEqualTo(CommandLine.ExitCode.USAGE);

            assertThat(err.toString())
                    .contains("--to 2018-06-30 lies before the first day, which is ")
                    .contains(" by collector.lookback: name the first day too, like --from 2018-06-30")
                    .contains("2018-07-01 by collector.from")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void aLastDayBeforeTheFirstOneOfTheSettingsIsToldBesideAllOtherFaults() {
        assertThat(run("once", "--to", "2018-06-30", "--bogus", "--set", "collector.window=P20D"))
                .isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(err.toString())
                .contains(
                        "--to 2018-06-30 lies before the first day",
                        "Unknown option: '--bogus'",
                        "collector.window: 'P20D' was given",
                        "collector.space-id: is required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--from 2018-06-31", "--from 2018-06-01", "--set collector.lookback=x"})
    void aLastDayIsNotHeldAgainstAFirstOneThatIsNotKnown(String first) {
        List<String> arguments = new ArrayList<>(List.of("once", "--to", "2018-06-30"));
        arguments.addAll(List.of(first.split(" ")));

        assertThat(run(arguments.toArray(String[]::new))).isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(err.toString()).doesNotContain("lies before");
    }

    @Test
    void aManagementPortThatIsInUseIsAFaultOfTheSettings() throws Exception {
        try (Rig rig = new Rig(directory);
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            rig.set("collector.management.port", String.valueOf(taken.getLocalPort()));

            assertThat(run(rig, "run")).isEqualTo(CommandLine.ExitCode.USAGE);

            assertThat(err.toString())
                    .contains(
                            "collector.management.port: %d on 127.0.0.1 cannot be listened to"
                                    .formatted(taken.getLocalPort()),
                            "or 0 for none",
                            "Nothing was asked of the service")
                    .doesNotContain("Exception");
            assertThat(rig.service().books().requests()).isEmpty();
            assertThat(directory).isEmptyDirectory();
        }
    }

    @Nested
    class Once {
        @Test
        void endsWithZeroAndATableWhenAllIsThere() {
            try (Rig rig = new Rig(directory)) {
                assertThat(run(rig, "once", "--from", "2018-06-28", "--to", "2018-06-30"))
                        .isZero();

                assertThat(out.toString())
                        .contains(
                                "2018-06-29 done",
                                "DAYS",
                                "EVENTS",
                                "TRIES",
                                "events-2018-06-30.json.gz",
                                "3 of 3 windows collected");
                assertThat(err.toString()).isEmpty();
            }
        }

        @Test
        void countsAWindowInTheSingular() {
            try (Rig rig = new Rig(directory)) {
                run(rig, "once", "--from", "2018-06-28", "--to", "2018-06-28");

                assertThat(out.toString()).startsWith("1 window to collect").contains("1 of 1 window collected");
            }
        }

        @Test
        void saysAtItsEndThatTheServicesClockIsAnotherThoughAllIsThere() {
            StandInOptions ahead = StandInOptions.defaults().withClockAhead(Duration.ofDays(30));
            try (Rig rig = new Rig(directory, ahead)) {
                assertThat(run(rig, "once", "--from", "2018-06-28", "--to", "2018-06-28"))
                        .isZero();

                assertThat(out.toString())
                        .contains("default: This machine's clock is ", "behind the service's; set it");
            }
        }

        @Test
        void makesNoSessionTheSecondTime() {
            try (Rig rig = new Rig(directory)) {
                run(rig, "once", "--from", "2018-06-28", "--to", "2018-06-30");

                assertThat(run(rig, "once", "--from", "2018-06-28", "--to", "2018-06-30"))
                        .isZero();
                assertThat(out.toString()).contains("nothing is missing: 3 days there already");
                assertThat(rig.service().books().sessionsOpened()).isEqualTo(3);
            }
        }

        @Test
        void collectsAnewWithAgainAndReplacesTheFile() {
            try (Rig rig = new Rig(directory)) {
                run(rig, "once", "--from", "2018-06-28", "--to", "2018-06-28");

                assertThat(run(rig, "once", "--from", "2018-06-28", "--to", "2018-06-28", "--again"))
                        .isZero();
                assertThat(rig.files()).hasSize(2);
                assertThat(rig.service().books().sessionsOpened()).isEqualTo(2);
            }
        }

        @Test
        void endsWithOneAndNamesTheFailedWindowWithItsNextStep() {
            try (Rig rig = new Rig(directory)) {
                rig.service().faults().when(Step.OPEN, window -> window.covers(Rig.DAY), Fault.status(403));

                assertThat(run(rig, "once", "--from", "2018-06-28", "--to", "2018-06-30"))
                        .isEqualTo(CommandLine.ExitCode.SOFTWARE);
                assertThat(out.toString())
                        .contains(
                                "FAILED, see below",
                                "default 2018-06-28: The opening of a session",
                                "premium plan",
                                "2 of 3 windows collected");
            }
        }

        @Test
        void doesNotCallADayCollectedThatIsNotDue() {
            try (Rig rig = new Rig(directory)) {
                assertThat(run(rig, "once", "--from", "2999-01-01", "--to", "2999-01-01"))
                        .isEqualTo(CommandLine.ExitCode.SOFTWARE);
                assertThat(out.toString()).contains("2999-01-01 is not due yet");
            }
        }

        @Test
        void saysWhatToDoWithALedgerThatIsNoDatabase() throws Exception {
            try (Rig rig = new Rig(directory)) {
                run(rig, "once", "--from", "2018-06-28", "--to", "2018-06-28");
                Path ledger =
                        Files.writeString(directory.resolve("ledger.db"), "no database, whatever it is".repeat(99));

                assertThat(run(rig, "once", "--from", "2018-06-28", "--to", "2018-06-28"))
                        .isEqualTo(CommandLine.ExitCode.SOFTWARE);
                assertThat(out.toString()).contains("file is not a database", "move it away");

                Files.move(ledger, directory.resolve("ledger.db.broken"));
                assertThat(run(rig, "once", "--from", "2018-06-28", "--to", "2018-06-28"))
                        .isZero();
                assertThat(rig.service().books().sessionsOpened()).isEqualTo(1);
            }
        }

        @Test
        void namesASessionThatStaysOpen() {
            try (Rig rig = new Rig(directory)) {
                rig.service().faults().always(Step.CLOSE, Fault.status(500));

                assertThat(run(rig, "once", "--from", "2018-06-28", "--to", "2018-06-28"))
                        .isEqualTo(CommandLine.ExitCode.SOFTWARE);
                assertThat(out.toString())
                        .contains("session "
                                + rig.service().books().sessionsOpen().get(0) + " could not be closed");
            }
        }
    }

    @Nested
    class Status {
        @Test
        void endsWithOneUntilAllIsThere() {
            try (Rig rig = new Rig(directory)) {
                assertThat(run(rig, "status", "--from", "2018-06-28", "--to", "2018-06-28"))
                        .isEqualTo(CommandLine.ExitCode.SOFTWARE);
                assertThat(out.toString()).contains("NOT complete: 24 hours missing");

                run(rig, "once", "--from", "2018-06-28", "--to", "2018-06-28");

                assertThat(run(rig, "status", "--from", "2018-06-28", "--to", "2018-06-28"))
                        .isZero();
                assertThat(out.toString()).contains("Complete: 1 day, ");
            }
        }

        @Test
        void namesAFileThatIsGoneWhichOnceMends() throws Exception {
            try (Rig rig = new Rig(directory)) {
                run(rig, "once", "--from", "2018-06-28", "--to", "2018-06-28");
                Files.delete(directory.resolve(rig.files().get(0)));

                assertThat(run(rig, "status", "--from", "2018-06-28", "--to", "2018-06-28"))
                        .isEqualTo(CommandLine.ExitCode.SOFTWARE);
                assertThat(out.toString()).contains("The ledger and the disk disagree: its file is gone");

                run(rig, "once", "--from", "2018-06-28", "--to", "2018-06-28");
                assertThat(run(rig, "status", "--from", "2018-06-28", "--to", "2018-06-28"))
                        .isZero();
            }
        }

        @Test
        void makesNothingWhereNothingWasCollectedYet() {
            try (Rig rig = new Rig(directory.resolve("data"))) {
                assertThat(run(rig, "status", "--from", "2018-06-28", "--to", "2018-06-28"))
                        .isEqualTo(CommandLine.ExitCode.SOFTWARE);

                assertThat(out.toString()).contains("default: nothing was collected yet", "24 hours missing");
                assertThat(directory).isEmptyDirectory();
            }
        }

        @Test
        void leavesNothingBesideTheLedgerThatItReads() {
            try (Rig rig = new Rig(directory)) {
                run(rig, "once", "--from", "2018-06-28", "--to", "2018-06-28");
                run(rig, "status", "--from", "2018-06-28", "--to", "2018-06-28");

                assertThat(directory.toFile().list()).hasSize(2).contains("ledger.db");
                assertThat(out.toString()).doesNotContain("nothing was collected yet");
            }
        }

        @Test
        void needsNoCredentials() {
            try (Rig rig = new Rig(directory)) {
                run(rig, "once", "--from", "2018-06-28", "--to", "2018-06-28");
                rig.set("collector.auth.api-key", "");

                assertThat(run(rig, "status", "--from", "2018-06-28", "--to", "2018-06-28"))
                        .isZero();
                rig.set("collector.auth.api-key-file", "/there/is/none");
                assertThat(run(rig, "status", "--from", "2018-06-28", "--to", "2018-06-28"))
                        .isZero();
                assertThat(run(rig, "once", "--from", "2018-06-28", "--to", "2018-06-28"))
                        .isEqualTo(CommandLine.ExitCode.USAGE);
            }
        }

        @Test
        void saysThatFilesAreThereWhichTheLedgerDoesNotKnow() throws Exception {
            try (Rig rig = new Rig(directory)) {
                run(rig, "once", "--from", "2018-06-28", "--to", "2018-06-29");
                Files.delete(directory.resolve("ledger.db"));

                assertThat(run(rig, "status", "--from", "2018-06-28", "--to", "2018-06-29"))
                        .isEqualTo(CommandLine.ExitCode.SOFTWARE);
                assertThat(out.toString())
                        .contains("default: 2 files are there that the ledger does not know: `collector once` enters");

                run(rig, "once", "--from", "2018-06-28", "--to", "2018-06-29");
                assertThat(run(rig, "status", "--from", "2018-06-28", "--to", "2018-06-29"))
                        .isZero();
                assertThat(rig.service().books().sessionsOpened()).isEqualTo(2);
            }
        }

        @Test
        void saysWhereTheEventsOfAWindowOfSeveralDaysStand() {
            try (Rig rig = new Rig(directory)) {
                rig.set("collector.window", "P3D");
                run(rig, "once", "--from", "2018-06-28", "--to", "2018-06-30");

                assertThat(run(rig, "status", "--from", "2018-06-28", "--to", "2018-07-01"))
                        .isEqualTo(CommandLine.ExitCode.SOFTWARE);
                assertThat(out.toString())
                        .containsPattern("2018-06-28  done +24/24 +[0-9,]+ \\* ")
                        .containsPattern("2018-06-29  done +24/24 +- ")
                        .contains("* of a window of several days");
            }
        }

        @Test
        void goesByTheSameDefinitionOfDueAsOnceAndSaysItInTheSameWords() {
            try (Rig rig = new Rig(directory)) {
                String today = LocalDate.now(ZoneOffset.UTC).toString();
                String tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();
                String yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
                run(rig, "once", "--from", yesterday, "--to", yesterday);

                for (String command : List.of("once", "status")) {
                    out.getBuffer().setLength(0);
                    assertThat(run(rig, command, "--from", yesterday, "--to", tomorrow))
                            .isEqualTo(CommandLine.ExitCode.SOFTWARE);
                    assertThat(out.toString())
                            .contains(today + " to " + tomorrow + " are not due yet: their events can still arrive")
                            .containsIgnoringCase("nothing that is due is missing")
                            .doesNotContain("hours missing", "nothing is missing");

                    assertThat(run(rig, command, "--from", yesterday)).isZero();
                }
            }
        }

        @Test
        void asksNothingOfTheService() {
            try (Rig rig = new Rig(directory)) {
                run(rig, "status", "--from", "2018-06-28", "--to", "2018-06-28", "--json");

                assertThat(rig.service().books().requests()).isEmpty();
                assertThat(out.toString()).contains("\"complete\" : false");
            }
        }
    }

    @Nested
    class Sessions {
        @Test
        void namesEachThatItClosesWithItsWindowAndAge() {
            try (Rig rig = new Rig(directory)) {
                rig.service().faults().always(Step.CLOSE, Fault.status(500));
                run(rig, "once", "--from", "2018-06-28", "--to", "2018-06-28");
                String id = rig.service().books().sessionsOpen().get(0);

                assertThat(run(rig, "sessions")).isEqualTo(CommandLine.ExitCode.SOFTWARE);
                assertThat(out.toString()).contains("1 session is stale; `collector sessions --close-stale` closes");
                assertThat(run(rig, "sessions", "--close-stale")).isEqualTo(CommandLine.ExitCode.SOFTWARE);
                assertThat(out.toString()).contains("1 session is stale still").doesNotContain("closed " + id);

                rig.service().faults().clear();
                assertThat(run(rig, "sessions", "--close-stale")).isZero();
                assertThat(out.toString())
                        .containsPattern("default: closed " + id + ", of window 2018-06-28, opened [0-9.]+ s ago")
                        .contains("1 stale session closed", "No session is open");
                assertThat(rig.service().books().sessionsOpen()).isEmpty();
            }
        }

        @Test
        void saysSoWhereNothingIsStale() {
            try (Rig rig = new Rig(directory)) {
                assertThat(run(rig, "sessions", "--close-stale")).isZero();

                assertThat(out.toString()).contains("No session is open: nothing stale");
            }
        }
    }

    @Nested
    class SeveralTargets {
        @Test
        void standSideBySideEachWithATokenOfItsOwnAndNoneHeldUpByAnother() throws Exception {
            StandInOptions other =
                    StandInOptions.defaults().withSpaceId("other-space").withApiKey("other-key");
            try (Rig first = new Rig(directory.resolve("data"));
                    Rig second = new Rig(directory.resolve("data"), other)) {
                Path targets = Files.createDirectory(directory.resolve("targets"));
                Files.writeString(
                        targets.resolve("other.properties"),
                        """
                        collector.endpoint=%s
                        collector.auth.token-url=%s
                        collector.space-id=other-space
                        collector.auth.api-key=other-key
                        """
                                .formatted(
                                        second.service().endpoint(),
                                        second.service().tokenUrl()));
                Files.writeString(
                        targets.resolve("refused.properties"),
                        "collector.auth.api-key=wrong\ncollector.file.name={target}/{window}.json.gz\n");
                Files.writeString(targets.resolve("same.properties"), "");
                Path config = directory.resolve("collector.properties");
                StringBuilder text = new StringBuilder();
                first.settings().forEach((key, value) -> text.append(key + "=" + value + "\n"));
                Files.writeString(config, text + "collector.targets.directory=" + targets + "\n");

                int status = run("once", "--config", config.toString(), "--from", "2018-06-28", "--to", "2018-06-28");

                assertThat(status).isEqualTo(CommandLine.ExitCode.SOFTWARE);
                assertThat(out.toString())
                        .contains("TARGET", "refused 2018-06-28: The request for a token was answered with 401")
                        .contains("other: 1 of 1 window collected", "same: 1 of 1 window collected");
                assertThat(first.service().books().tokensIssued()).isEqualTo(1);
                assertThat(second.service().books().tokensIssued()).isEqualTo(1);

                assertThat(run(
                                "once",
                                "--config",
                                config.toString(),
                                "--from",
                                "2018-06-28",
                                "--to",
                                "2018-06-28",
                                "--target",
                                "other"))
                        .isZero();
            }
        }
    }

    @Test
    void theDemoCollectsThreeDaysAndLeavesNoSessionOpen() {
        assertThat(run("demo", "--set", "collector.file.directory=" + directory))
                .isZero();

        assertThat(out.toString())
                .contains("3 of 3 windows collected", "3 sessions opened, 3 closed, 0 still open; 1 token issued");
    }

    @Test
    void runWithTheTriggerOnceCollectsAndExits() {
        try (Rig rig = new Rig(directory).set("collector.trigger", "once")) {
            assertThat(run(rig, "run")).isZero();
            assertThat(rig.files()).hasSize(6);
        }
    }
}
