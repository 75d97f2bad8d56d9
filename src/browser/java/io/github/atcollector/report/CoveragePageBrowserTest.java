package io.github.atcollector.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.report.Browser.Key;
import io.github.atcollector.report.Browser.Spoken;
import io.github.atcollector.status.HourState;
import io.github.atcollector.status.SessionRow.Standing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real browser. Screenshots stand in target/screenshots; those of docs/images are taken from there. */
class CoveragePageBrowserTest {
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    /** The least contrast of text by WCAG 2.2 AA, and of what else has to be seen. */
    private static final double TEXT_CONTRAST = 4.5;

    private static final List<HourState> GAPS = List.of(HourState.MISSING, HourState.FAILED, HourState.LOWER);

    @TempDir
    private static Path profile;

    private static Browser browser;
    private static PageServer server;

    @BeforeAll
    static void start() throws Exception {
        Files.createDirectories(SCREENSHOTS);
        server = new PageServer();
        browser = new Browser(profile);
    }

    @AfterAll
    static void stop() throws Exception {
        browser.close();
        server.close();
    }

    @BeforeEach
    void wideAndLight() throws Exception {
        browser.resize(1200, 900);
        browser.show("screen", "light");
    }

    @AfterEach
    void leavesTheConsoleEmpty() throws Exception {
        assertThat(browser.console()).isEmpty();
    }

    private static void open(Sample... samples) throws Exception {
        browser.open(server.of(Sample.page(samples)));
    }

    /** Three days, with hours in every state. */
    private static Sample threeDays() {
        return Sample.ofHours("payments", Sample.FIRST, 3)
                .with(HourState.LOWER, 20, 22)
                .with(HourState.FAILED, 24 + 3, 24 + 5)
                .with(HourState.MISSING, 24 + 5, 24 + 9)
                .with(HourState.RUNNING, 48, 49)
                .with(HourState.NOT_DUE, 60, 72)
                .withProblem(
                        "2018-06-29T03",
                        "The download was answered with 500",
                        "The service has trouble: collect again later")
                .withProblem(
                        "2018-06-29T04",
                        "The download was answered with 500",
                        "The service has trouble: collect again later")
                .withFailure(
                        "2018-06-29T04",
                        "The download was answered with 500",
                        "The service has trouble: collect again later")
                .withSession("5e1c2a90-8f0f-4b0e-9a55-0c0ffee00001", "ops@example.com", Standing.AT_WORK);
    }

    /** Three years of hours with gaps, and a target of days beside it. */
    private static Sample[] threeYears() {
        Sample hours = Sample.ofHours("payments", LocalDate.parse("2015-07-01"), 3 * 365 + 1);
        for (int gap = 0; gap < 50; gap++) {
            int from = 97 + gap * 523;
            hours.with(GAPS.get(gap % GAPS.size()), from, from + 1 + gap % 5 * 9);
        }
        int last = (3 * 365 + 1) * 24;
        hours.with(HourState.RUNNING, last - 12, last - 10).with(HourState.NOT_DUE, last - 10, last);
        hours.withProblem(
                "2015-07-26T20", "The download was answered with 500", "The service has trouble: collect again later");
        return new Sample[] {
            hours, Sample.ofDays("emea", LocalDate.parse("2017-05-27"), 400).with(HourState.MISSING, 24 * 30, 24 * 44)
        };
    }

    private static String focused() throws Exception {
        return browser.run("return document.activeElement.dataset.day || document.activeElement.className")
                .asText();
    }

    private static String details() throws Exception {
        return browser.text(".details");
    }

    @Test
    void saysThatThereIsNothing() throws Exception {
        open(Sample.ofDays("default", 0));

        assertThat(browser.text("main")).contains("No day that was asked for is due yet.", "Last failures", "None.");
        browser.photograph(SCREENSHOTS.resolve("empty.png"));
    }

    @Test
    void worksFromAFileToo(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("coverage.html"), Sample.page(threeDays()));
        browser.open(file.toUri());

        browser.click("[data-day='2018-06-28']");

        assertThat(details())
                .startsWith("2018-06-28\n")
                .contains("Hours 00 to 19 done, 20 to 21 lower, 22 to 23 done.");
    }

    @Nested
    class ADay {
        @Test
        void thatIsClickedShowsItsManifest() throws Exception {
            open(Sample.ofDays("default", 3));
            browser.click("[data-day='2018-06-29']");

            assertThat(details())
                    .contains(
                            "2018-06-29, 1,234 events",
                            "space-c1234567-6d55-4193-a9de-378620d6fab5/2018/06/29/events-2018-06-29.json.gz",
                            "36,000",
                            Sample.SHA256,
                            "5e1c2a90-8f0f-4b0e-9a55-0c0ffee00001",
                            "2018-06-30T00:16:40Z");
            assertThat(browser.run("return document.querySelectorAll('[aria-current]').length")
                            .asInt())
                    .isEqualTo(1);
        }

        @Test
        void shows24WindowsWhereWindowsAreHours() throws Exception {
            open(threeDays());
            browser.click("[data-day='2018-06-28']");

            assertThat(browser.run("return document.querySelectorAll('.details details').length")
                            .asInt())
                    .isEqualTo(24);
            browser.click(".details details:nth-of-type(21) summary");
            assertThat(details()).contains("2018-06-28T20, 1,234 events", "service counts\n1,300");
        }

        @Test
        void showsTheWindowOfSeveralDaysThatItIsIn() throws Exception {
            open(Sample.ofOneWindow("default", 3));
            browser.click("[data-day='2018-06-29']");

            assertThat(details()).contains("2018-06-28-2018-06-30, 1,234 events", "tries\n1");
        }

        @Test
        void saysWhyItIsNotThere() throws Exception {
            open(threeDays());
            browser.click("[data-day='2018-06-29']");

            assertThat(details())
                    .contains("03 to 04 failed, 05 to 08 missing")
                    .contains("2018-06-29T03 and 1 more: The download was answered with 500. The service has trouble");
            browser.photograph(SCREENSHOTS.resolve("three-days.png"));
        }
    }

    @Nested
    class ByKeyboard {
        @BeforeEach
        void tabToTheCalendar() throws Exception {
            open(Sample.ofDays("default", 100));
            browser.press(Key.TAB, Key.TAB, Key.TAB); // the totals, the link in them, the calendar
        }

        @Test
        void theCalendarIsOneStopAndTheDetailsFollow() throws Exception {
            assertThat(focused()).isEqualTo("2018-06-28");
            assertThat(details()).startsWith("2018-06-28\n");
        }

        @Test
        void arrowsMoveByDayAndWeekAndPagesByMonth() throws Exception {
            browser.press(Key.RIGHT, Key.RIGHT);
            assertThat(focused()).isEqualTo("2018-06-30");
            browser.press(Key.DOWN);
            assertThat(focused()).isEqualTo("2018-07-07");
            browser.press(Key.PAGE_DOWN, Key.UP, Key.LEFT);
            assertThat(focused()).isEqualTo("2018-07-30");
            browser.press(Key.RIGHT, Key.PAGE_DOWN);
            assertThat(focused()).isEqualTo("2018-08-31");
            browser.press(Key.PAGE_DOWN);
            assertThat(focused()).as("the last day of a shorter month").isEqualTo("2018-09-30");
            assertThat(details()).startsWith("2018-09-30\n");
        }

        @Test
        void endsAreNotLeft() throws Exception {
            browser.press(Key.LEFT, Key.UP, Key.PAGE_UP);
            assertThat(focused()).isEqualTo("2018-06-28");
            browser.press(Key.END);
            assertThat(focused()).isEqualTo("2018-10-05");
            browser.press(Key.RIGHT, Key.DOWN, Key.PAGE_DOWN);
            assertThat(focused()).isEqualTo("2018-10-05");
            browser.press(Key.HOME);
            assertThat(focused()).isEqualTo("2018-06-28");
        }

        @Test
        void enterLeadsToTheDetailsAndEscapeBack() throws Exception {
            browser.press(Key.RIGHT, Key.ENTER);
            assertThat(focused()).isEqualTo("details chosen");
            browser.press(Key.ESCAPE);
            assertThat(focused()).isEqualTo("2018-06-29");
        }

        @Test
        void theFocusIsSeenAndNotCovered() throws Exception {
            browser.resize(360, 640);
            browser.press(Key.PAGE_DOWN, Key.PAGE_DOWN);

            assertThat(browser.run("return getComputedStyle(document.activeElement).outlineStyle")
                            .asText())
                    .isEqualTo("solid");
            assertChosenIsNotCovered();
            browser.photograph(SCREENSHOTS.resolve("keyboard-phone.png"));
        }
    }

    @Nested
    class ForAScreenReader {
        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void eachMonthIsATableAndEachDayAButtonThatSaysItsState(boolean scripts) throws Exception {
            browser.allowScripts(scripts);
            try {
                open(threeDays());

                assertThat(browser.spoken())
                        .contains(
                                new Spoken("heading", "payments"),
                                new Spoken("table", "June 2018"),
                                new Spoken("columnheader", "Monday"),
                                new Spoken("button", "28 June 2018: lower; 22 hours done, 2 lower; 29,616 events"),
                                new Spoken(
                                        "button",
                                        "29 June 2018: failed; 18 hours done, 2 failed, 4 missing; 22,212 events"),
                                new Spoken("region", "Gaps"),
                                new Spoken("rowheader", "2018-06-29T03 to 2018-06-29T04"));
            } finally {
                browser.allowScripts(true);
            }
        }
    }

    @Nested
    class ThreeYears {
        @Test
        void areAllThereWithTheirGaps() throws Exception {
            open(threeYears());

            assertThat(browser.run("return document.querySelectorAll('#target-1 button').length")
                            .asInt())
                    .isEqualTo(1096);
            browser.click("[data-day='2015-07-26']");
            assertThat(details()).contains("Hours 00 to 19 done, 20 to 23 failed.", "2015-07-26T20: The download");
            browser.photograph(SCREENSHOTS.resolve("three-years.png"));
        }

        @Test
        void fitOnAPhone() throws Exception {
            browser.resize(360, 740);
            browser.show("screen", "dark");
            open(threeYears());
            browser.click("[data-day='2015-07-05']");

            assertFits();
            assertChosenIsNotCovered();
            assertThat(browser.run("return document.querySelector('button').getBoundingClientRect().width")
                            .asInt())
                    .isGreaterThanOrEqualTo(40);
            browser.photograph(SCREENSHOTS.resolve("three-years-phone-dark.png"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 360, 768, 1024, 1920})
    void isNeverWiderThanTheScreen(int width) throws Exception {
        browser.resize(width, 740);
        open(threeDays());
        browser.click("[data-day='2018-06-29']");

        assertFits();
    }

    private static void assertChosenIsNotCovered() throws Exception {
        assertThat(browser.run(
                                """
                                const chosen = document.querySelector('[aria-current]');
                                const box = chosen.getBoundingClientRect();
                                return chosen.contains(document.elementFromPoint(box.x + box.width / 2, box.y + 3))
                                  && chosen.contains(document.elementFromPoint(box.x + box.width / 2, box.bottom - 3));
                                """)
                        .asBoolean())
                .isTrue();
    }

    private static void assertFits() throws Exception {
        assertThat(browser.run("return document.scrollingElement.scrollWidth - innerWidth")
                        .asInt())
                .isLessThanOrEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void canBeReadInLightAndDark(String colors) throws Exception {
        browser.show("screen", colors);
        open(threeDays().with(HourState.NOT_DUE, 48, 72));
        browser.click("[data-day='2018-06-29']");

        double lightness = browser.run("return luminance(getComputedStyle(document.body).backgroundColor);" + CONTRAST)
                .asDouble();
        assertThat(lightness > 0.5).isEqualTo(colors.equals("light"));
        assertThat(browser.run(
                        """
                        return [...document.querySelectorAll('p, th, td, i, button, dt, dd, a, h1, h2, h3, summary, caption')]
                          .filter((element) => contrast(element) < arguments[0])
                          .map((element) => element.outerHTML);
                        """
                                + CONTRAST,
                        TEXT_CONTRAST))
                .isEmpty();
        browser.photograph(SCREENSHOTS.resolve(colors + ".png"));
    }

    /** How much text stands out from what is behind it, by WCAG. */
    private static final String CONTRAST =
            """

            function luminance(color) {
              const [r, g, b] = color.match(/[\\d.]+/g).slice(0, 3).map((value) => value / 255)
                .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
              return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            }
            function contrast(element) {
              let behind = element;
              while (/, 0\\)$/.test(getComputedStyle(behind).backgroundColor)) {
                behind = behind.parentElement;
              }
              const both = [luminance(getComputedStyle(element).color),
                luminance(getComputedStyle(behind).backgroundColor)].sort();
              return (both[1] + 0.05) / (both[0] + 0.05);
            }
            """;

    @Nested
    class OnPaper {
        @Test
        void listsTheGapsAndLeavesTheDetailsOut() throws Exception {
            open(threeDays());
            browser.show("print", "light");

            assertThat(browser.text("main"))
                    .contains("2018-06-29T05 to 2018-06-29T08", "The download was answered with 500");
            assertThat(browser.run("return document.querySelector('.details').offsetParent === null")
                            .asBoolean())
                    .isTrue();
            browser.photograph(SCREENSHOTS.resolve("print.png"));
        }

        @Test
        void canBePrinted() throws Exception {
            browser.show("", "dark"); // as set by the person, and paper all the same
            open(threeYears());

            byte[] pdf = browser.print();
            assertThat(new String(pdf, 0, 5)).isEqualTo("%PDF-");
            Files.write(SCREENSHOTS.resolve("three-years.pdf"), pdf);
        }
    }

    @Nested
    class ThePolicy {
        @Test
        void letsNoOtherScriptOrStyleIn() throws Exception {
            open(threeDays());
            browser.run(
                    """
                    window.violations = [];
                    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
                    const script = document.createElement('script');
                    script.textContent = 'window.broken = true';
                    document.body.append(script);
                    document.body.insertAdjacentHTML('beforeend', '<p style="color: red" onclick="window.broken = true">');
                    document.body.lastElementChild.click();
                    document.body.insertAdjacentHTML('beforeend', '<img src="/coverage">');
                    """);

            assertThat(browser.run("return window.broken === undefined").asBoolean())
                    .isTrue();
            assertThat(browser.run("return getComputedStyle(document.querySelector('p[onclick]')).color")
                            .asText())
                    .isNotEqualTo("rgb(255, 0, 0)");
            assertThat(browser.run("return [...new Set(violations)].sort().join()")
                            .asText())
                    .isEqualTo("img-src,script-src-attr,script-src-elem,style-src-attr");
            assertThat(browser.console()).isNotEmpty();
        }

        @Test
        void isNotNeededAgainstHostileValues() throws Exception {
            String hostile =
                    "</script><img src=x onerror=\"document.title='broken'\"><script>document.title='broken'</script>";
            open(Sample.ofDays(hostile, 1)
                    .with(HourState.FAILED, 0, 1)
                    .withProblem("2018-06-28", hostile, hostile)
                    .withFailure(hostile, hostile, hostile)
                    .withSession(hostile, hostile, Standing.STALE));
            browser.click("[data-day='2018-06-28']");

            assertThat(details()).contains("2018-06-28: " + hostile);
            assertThat(browser.run("return document.images.length + document.scripts.length")
                            .asInt())
                    .isEqualTo(2);
            assertThat(browser.run("return document.title").asText()).isEqualTo("Coverage of audit events");
        }
    }
}
