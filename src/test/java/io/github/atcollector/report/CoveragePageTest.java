package io.github.atcollector.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.atcollector.status.HourState;
import io.github.atcollector.status.SessionRow.Standing;
import io.github.atcollector.status.TargetStatus;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CoveragePageTest {

    private static String between(String begin, String end, String page) {
        Matcher found = Pattern.compile(Pattern.quote(begin) + "(.*?)" + Pattern.quote(end), Pattern.DOTALL)
                .matcher(page);
        assertThat(found.find()).as(begin).isTrue();
        return found.group(1);
    }

    private static JsonNode details(String page) throws Exception {
        return new ObjectMapper().readTree(between("id=\"data-1\">", "</script>", page));
    }

    @Test
    void saysOfEachDayInWordsWhatIsThere() throws Exception {
        String page = Sample.page(Sample.ofHours("emea", Sample.FIRST, 3)
                .with(HourState.FAILED, 24 + 3, 24 + 5)
                .with(HourState.LOWER, 48, 49));

        assertThat(page)
                .contains("28<span> June 2018: done; 24 hours done; 29,616 events</span>")
                .contains("29<span> June 2018: failed; 22 hours done, 2 failed; 27,148 events</span>")
                .contains("30<span> June 2018: lower; 23 hours done, 1 lower; 29,616 events</span>");
    }

    @Test
    void showsTheHoursOfADayThatAreNotAllAlike() throws Exception {
        String page = Sample.page(Sample.ofDays("emea", 2).with(HourState.MISSING, 24, 30));

        assertThat(page)
                .contains("data-day=\"2018-06-28\" data-hours=\"d\"")
                .contains("data-day=\"2018-06-29\" data-hours=\"mmmmmmdddddddddddddddddd\"")
                .contains(
                        "<path class=\"missing\" d=\"M0 0.0h6V1H0z\"/>", "<path class=\"done\" d=\"M6 0.75h18V1H6z\"/>")
                .containsOnlyOnce("<svg");
    }

    @Test
    void laysOutEachMonthInWeeks() throws Exception {
        String page = Sample.page(Sample.ofDays("emea", 5));

        assertThat(page).contains("<caption>June 2018</caption>", "<caption>July 2018</caption>");
        assertThat(page.split("<td colspan=\"3\"></td><td><button", -1)).hasSize(2); // a Thursday
        assertThat(page.split("<td colspan=\"6\"></td><td><button", -1)).hasSize(2); // a Sunday
        assertThat(page).containsOnlyOnce("tabindex=\"0\">28<span>").doesNotContain("tabindex=\"0\">29<span>");
    }

    @Test
    void listsWhatIsNotThereWithItsReason() throws Exception {
        String page = Sample.page(Sample.ofDays("emea", 3)
                .with(HourState.FAILED, 24, 72)
                .withProblem("2018-06-29", "The download broke", "Collect again"));

        assertThat(page)
                .contains("<th scope=\"row\">2018-06-29 to 2018-06-30</th><td>48</td>")
                .contains("<p>2018-06-29: The download broke. Collect again. 5 tries. `run` tries it again after"
                        + " 2018-07-01T03:00:00Z.</p>")
                .contains("Not complete: of 2018-06-28 to 2018-06-30, 0 hours missing, 48 failed, 0 running.");
    }

    @Test
    void listsTheLastFailuresAndTheOpenSessions() throws Exception {
        String page = Sample.page(Sample.ofDays("emea", 1)
                .withFailure("2017-01-01", "The download broke", "Collect again")
                .withSession(null, null, Standing.STALE));

        assertThat(page)
                .contains("<td>2018-07-01T01:00:00.000Z</td><th scope=\"row\">2017-01-01</th><td>The download broke.")
                .contains("<th scope=\"row\">(answer lost)</th><td>2018-07-01T01:00:00Z</td><td>-</td>")
                .contains("<td>2018-06-30</td><td>stale</td>")
                .contains("Complete: all that is due of 2018-06-28 is there.");
    }

    @Test
    void holdsTheManifestOfEachWindowForTheScript() throws Exception {
        JsonNode row = details(Sample.page(Sample.ofDays("emea", 2).with(HourState.MISSING, 0, 24)))
                .path("windows");

        assertThat(row).hasSize(1);
        assertThat(row.get(0))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "2018-06-29",
                        "1234",
                        "1234",
                        "36000",
                        "1",
                        "2018-06-30T00:16:40Z",
                        "5e1c2a90-8f0f-4b0e-9a55-0c0ffee00001",
                        Sample.SHA256,
                        "space-c1234567-6d55-4193-a9de-378620d6fab5/2018/06/29/events-2018-06-29.json.gz");
    }

    @Test
    void addsUpTheTargets() throws Exception {
        String page = Sample.page(Sample.ofDays("emea", 3).with(HourState.RUNNING, 48, 72), Sample.ofDays("apac", 2));

        assertThat(page)
                .contains("<a href=\"#target-1\">emea</a></th><td>3</td><td>48</td><td>0</td><td>24</td>")
                .contains("<th scope=\"row\">all</th><td>5</td><td>96</td><td>0</td><td>24</td><td>0</td><td>0</td>"
                        + "<td>0</td><td>4,936</td><td>144 kB</td>");
    }

    @Test
    void saysWhereTheEventsOfAWindowOfSeveralDaysStand() throws Exception {
        assertThat(Sample.page(Sample.ofOneWindow("emea", 3)))
                .contains("<p>The events and bytes of a window of several days stand at its first day.</p>")
                .contains("28<span> June 2018: done; 24 hours done; 1,234 events</span>")
                .contains("29<span> June 2018: done; 24 hours done</span>");
        assertThat(Sample.page(Sample.ofDays("emea", 3))).doesNotContain("of several days");
    }

    @Test
    void staysSensibleForThreeYearsOfHours() throws Exception {
        assertThat(Sample.page(Sample.ofHours("emea", LocalDate.parse("2016-01-01"), 3 * 365))
                        .length())
                .isBetween(5_000_000, 9_000_000);
        assertThat(Sample.page(Sample.ofDays("emea", 3 * 365)).length()).isLessThan(1_000_000);
    }

    @Nested
    class WhereThereIsNothing {
        @Test
        void saysThatNoDayIsDue() throws Exception {
            assertThat(Sample.page(Sample.ofDays("emea", 0)))
                    .contains("No day that was asked for is due yet.")
                    .doesNotContain("class=\"months\"", "Complete", "What is not there");
        }

        @Test
        void saysThatNothingWasCollectedYet() throws Exception {
            assertThat(notBegun(0)).contains("<p>Nothing was collected yet.</p>");
        }

        @Test
        void saysThatThereAreFilesThough() throws Exception {
            assertThat(notBegun(2))
                    .contains("<p>2 files are there that the ledger does not know;")
                    .doesNotContain("Nothing was collected yet");
        }

        private static String notBegun(long unknownFiles) throws Exception {
            TargetCoverage missing =
                    Sample.ofDays("emea", 1).with(HourState.MISSING, 0, 24).coverage();
            TargetStatus status = new TargetStatus(missing.status().days(), List.of(), false, unknownFiles);
            StringWriter page = new StringWriter();
            new CoveragePage()
                    .write(
                            List.of(new TargetCoverage("emea", status, List.of(), List.of(), missing.windows())),
                            Sample.NOW,
                            page);
            return page.toString();
        }
    }

    @Nested
    class HoldsNothingHostile {
        private static final String HOSTILE =
                "</script><img src=x onerror=alert(1)>'\"&\u202e\u0000\ud800\u00e9\ud83d\ude00";
        private static final String SHOWN =
                "</script><img src=x onerror=alert(1)>'\"&\ufffd\ufffd\ufffd\u00e9\ud83d\ude00";

        private final String page = page();

        private static String page() {
            try {
                return Sample.page(Sample.ofDays(HOSTILE, 1)
                        .with(HourState.FAILED, 0, 1)
                        .withProblem("2018-06-28", HOSTILE, HOSTILE)
                        .withFailure(HOSTILE, HOSTILE, HOSTILE)
                        .withSession(HOSTILE, HOSTILE, Standing.AT_WORK));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        @Test
        void asMarkup() {
            assertThat(page).doesNotContain("<img").contains("&#60;img src=x onerror=alert(1)&#62;");
            assertThat(page.split("</script>", -1)).hasSize(3); // the data's end and the script's
        }

        @Test
        void inTheDataOfTheScript() throws Exception {
            assertThat(details(page).path("problems").get(0).get(1).asText())
                    .startsWith("2018-06-28: " + SHOWN + ". " + SHOWN + ".");
        }

        @Test
        void butAscii() {
            assertThat(page.chars()).allMatch(character -> character == '\n' || character >= ' ' && character <= '~');
        }
    }

    @Nested
    class ThePolicy {
        private final CoveragePage coverage = new CoveragePage();

        @Test
        void allowsTheStyleAndTheScriptOfThePageAndNothingElse() throws Exception {
            String page = Sample.page(Sample.ofDays("emea", 1));

            assertThat(coverage.contentSecurityPolicy())
                    .isEqualTo("default-src 'none'; style-src 'sha256-%s'; script-src 'sha256-%s'; base-uri 'none';"
                                    .formatted(
                                            sha256(between("<style>", "</style>", page)),
                                            sha256(between("<script>", "</script>", page)))
                            + " form-action 'none'; frame-ancestors 'none'");
        }

        @Test
        void standsInThePageTooButForFrames() throws Exception {
            assertThat(Sample.page())
                    .contains("<meta http-equiv=\"Content-Security-Policy\" content=\""
                            + coverage.contentSecurityPolicy().replace("; frame-ancestors 'none'", "") + "\">");
        }

        private String sha256(String inline) throws Exception {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(inline.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
