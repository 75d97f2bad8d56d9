package io.github.atcollector.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** What a setting's value may be: one setting of each kind. */
class ValuesTest extends GivenSettings {
    static final List<Arguments> KINDS = List.of(
            kind(
                    "collector.lookback",
                    "an ISO 8601 duration from P1D to P3660D",
                    List.of("P1D", "PT36H", "P3660D"),
                    List.of("PT23H", "P3661D", "-P2D", "P2W", "2d", "2")),
            kind(
                    "collector.max-sessions",
                    "a whole number of sessions from 1 to 30",
                    List.of("1", "30"),
                    List.of("0", "31", "-1", "4.5", "four", "99999999999")),
            kind(
                    "collector.download.max-bytes",
                    "a whole number of bytes from 1 on",
                    List.of("1", "999999999999999999"),
                    List.of("0", "-1", "1GB", "9999999999999999999")),
            kind(
                    "collector.retry.multiplier",
                    "a number from 1 to 10",
                    List.of("1", "1.5", "10"),
                    List.of("0.9", "10.1", "two")),
            kind(
                    "collector.verify",
                    "one of full, length",
                    List.of("full", "length"),
                    List.of("none", "FULL", "full,length")),
            kind(
                    "collector.account-level",
                    "one of true, false",
                    List.of("true", "false"),
                    List.of("yes", "True", "1")),
            kind(
                    "collector.from",
                    "a day like 2018-06-28, of the years 1970 to 2999",
                    List.of("1970-01-01", "2016-02-29", "2999-12-31"),
                    List.of("1969-12-31", "2018-02-29", "3000-01-01", "28.06.2018", "2018-06-28T00:00:00Z")),
            kind(
                    "collector.window",
                    "PT1H, or P1D to P14D in whole days",
                    List.of("PT1H", "P1D", "P14D"),
                    List.of("PT2H", "PT24H", "P0D", "P15D", "P1DT1H", "P2W")),
            kind(
                    "collector.cron",
                    "a Quartz cron expression like 0 20 * * * ?",
                    List.of("0 20 * * * ?", "0 0 3 ? * MON-FRI"),
                    List.of("0 20 * * *", "0 0 3 * * *", "hourly")),
            kind(
                    "collector.sinks",
                    "a list of file, jms, kafka, custom, s3, or NAME of a route deliver-to-NAME of yours, each once, with commas between",
                    List.of("file", "file,archive"),
                    List.of("file;jms", "file,file", "file,", "FTP", "${header.x}")),
            kind(
                    "collector.file.directory",
                    "a directory, without % ? # $ { } in its name",
                    List.of("data", "/var/lib/the events"),
                    List.of("data%20", "data/{day}", "data/${HOME}")),
            kind(
                    "collector.file.name",
                    "a relative path with {window}, ending in .json.gz",
                    List.of("{window}.json.gz", "a/{target}/{scope}/{space-id}/{yyyy}{MM}{dd}-{window}.json.gz"),
                    List.of(
                            "events.json.gz",
                            "{window}.json",
                            "/{window}.json.gz",
                            "a/../{window}.json.gz",
                            "a//{window}.json.gz",
                            ".a/{window}.json.gz",
                            "{hour}/{window}.json.gz",
                            "a b/{window}.json.gz")),
            kind(
                    "collector.space-id",
                    "an id of letters, digits and dashes",
                    List.of("c1234567-6d55-4193-a9de-378620d6fab5"),
                    List.of("a/b", "..", "a b")),
            kind(
                    "collector.kafka.topic",
                    "the name of a topic",
                    List.of("audit.events"),
                    List.of("audit events", "a/b")),
            kind(
                    "collector.management.host",
                    "a host name or an IP address",
                    List.of("::1", "127.0.0.1", "collector.example"),
                    List.of("a b", "a/b")),
            kind(
                    "collector.windows.uri",
                    "seda:windows, jms:queue:NAME or kafka:TOPIC, where the names may hold {target}",
                    List.of("seda:windows"),
                    List.of("windows", "jms:topic:windows", "kafka:{space}")),
            kind(
                    "collector.endpoint",
                    "an http or https address without user, password, query or fragment: secrets have settings of their own",
                    List.of("http://127.0.0.1:8080/api"),
                    List.of("activity-tracker.ng.bluemix.net", "ftp://host", "https://")));

    private static Arguments kind(String key, String expected, List<String> accepted, List<String> refused) {
        return Arguments.of(key, expected, accepted, refused);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @FieldSource("KINDS")
    void areTakenUpToTheirLimitsAndRefusedBeyondThem(
            String key, String expected, List<String> accepted, List<String> refused) throws SettingsException {
        for (String value : accepted) {
            set.put(key, value);
            assertThat(target().settings().get(key)).isEqualTo(value);
        }
        for (String value : refused) {
            set.put(key, value);
            assertThat(faults())
                    .containsExactly(new Fault(key, "'%s' was given; expected: %s".formatted(value, expected)));
        }
    }

    @Test
    void areTakenAsTheyStandInTheDefaults() throws SettingsException {
        Settings.byName().forEach((name, setting) -> set.putIfAbsent(name, setting.otherwise()));

        assertThat(target().name()).isEqualTo("default");
    }

    /** A setting of which anything holds would be found out by Camel, or by nobody. */
    @Test
    void areRefusedIfTheyAreNoneUnlessAnythingMayStandThere() {
        List<String> checked = Settings.byName().keySet().stream()
                .filter(key -> !key.matches(".*(user|password|-file|-key|trust-store|exclude)"))
                .filter(key ->
                        !key.equals("collector.service")) // without one, nothing of Activity Tracker is asked for
                .toList();
        checked.forEach(key -> set.put(key, "%{no} value?"));

        assertThat(faultyNames()).containsAll(checked);
    }

    @ParameterizedTest
    @CsvSource({
        "collector.trigger, cron, collector.cron, 0 20 * * * ?",
        "collector.retry.delay, PT2M, collector.retry.max-delay, PT2M"
    })
    void areRefusedWhereTheyDoNotGoTogether(String key, String given, String where, String fitting)
            throws SettingsException {
        set.put(key, given);
        assertThat(faultyNames()).containsExactly(where);

        set.put(where, fitting);
        assertThat(target().settings().get(where)).isEqualTo(fitting);
    }

    @Test
    void areHandedOutTyped() throws SettingsException {
        set.put("collector.from", "2018-06-28");
        set.put("collector.sinks", "file, custom");
        set.put("collector.custom.uri", "log:events");

        assertThat(target().get(Settings.FROM)).isEqualTo(LocalDate.parse("2018-06-28"));
        assertThat(target().get(Settings.LEASE)).isEqualTo(Duration.ofMinutes(2));
        assertThat(target().get(Settings.WINDOWS_CONSUMERS)).isEqualTo(4);
        assertThat(target().get(Settings.SINKS)).containsExactly("file", "custom");
        assertThat(target().get(Settings.TRACING)).isFalse();
    }

    @Test
    void areNullWhereTheyAreNotGiven() throws SettingsException {
        assertThat(target().get(Settings.FROM)).isNull();
        assertThat(target().get(Settings.CRON)).isEmpty();
    }

    @Test
    void ofTheTriggerAreOfNoAccountOnRequest() throws SettingsException {
        Target target = target();

        assertThat(target.settings().get("collector.trigger")).isEqualTo("interval");
        assertThat(target.onRequest().settings().get("collector.trigger")).isEqualTo("once");
        assertThat(target.onRequest().credentials()).isSameAs(target.credentials());
    }
}
