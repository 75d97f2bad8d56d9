package io.github.atcollector.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.atcollector.model.ListRules;
import io.github.atcollector.model.PageFormat;
import io.github.atcollector.model.PageRules;
import io.github.atcollector.model.ServiceProfile;
import io.github.atcollector.model.ServiceSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service's folder says of it. */
class ServiceProfilesTest {
    @TempDir
    private Path routes;

    private Path write(String... lines) throws IOException {
        Path file = routes.resolve("services/logs/service.properties");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, String.join("\n", lines));
    }

    private ServiceProfile read() throws UnusableServiceException {
        return ServiceProfiles.read(routes, "logs");
    }

    /** What the service is refused for: a line each, and each names the file first. */
    private List<String> faults() {
        UnusableServiceException e = catchThrowableOfType(UnusableServiceException.class, this::read);
        assertThat(e).as("the service is refused").isNotNull();
        assertThat(e.getMessage().lines()).hasSize(e.faults().size());
        String file = routes.resolve("services/logs/service.properties") + ": ";
        assertThat(e.faults()).allMatch(fault -> fault.startsWith(file));
        return e.faults().stream().map(fault -> fault.substring(file.length())).toList();
    }

    @Nested
    class OfAnyService {
        @Test
        void needATitleAndAFormatAndHaveDefaultsForTheRest() throws Exception {
            write("title=Logs", "page.format=ndjson");

            assertThat(read())
                    .isEqualTo(new ServiceProfile(
                            "logs",
                            "Logs",
                            30,
                            Duration.ofHours(1),
                            Duration.ofDays(14),
                            Duration.ofMinutes(15),
                            new PageRules(PageFormat.NDJSON, "", "", List.of(), List.of()),
                            false,
                            false,
                            new ListRules("", "/id", "", "", "", "", ""),
                            List.of(),
                            Duration.ofSeconds(5),
                            Duration.ofMinutes(30),
                            List.of()));
        }

        @Test
        void sayWhatDiffers() throws Exception {
            write(
                    "title = The Logs ",
                    "sessions.max=2",
                    "window.smallest=P1D",
                    "window.longest=P7D",
                    "settle=PT1H",
                    "list.rows=/jobs",
                    "list.id=/sid",
                    "list.key=/name",
                    "list.user=/user",
                    "list.created=/created",
                    "list.from=/from",
                    "list.to=/to",
                    "page.format=json",
                    "page.rows=/data/rows",
                    "page.next=/meta/next",
                    "page.repeatable=true",
                    "page.failed=/errors/* | /messages/*/type = ERROR,FATAL",
                    "page.truncated=/more",
                    "answer.headers=X-Next, link",
                    "key.is-id=true",
                    "poll.interval=PT0.1S",
                    "poll.patience=PT2H");

            assertThat(read())
                    .isEqualTo(new ServiceProfile(
                            "logs",
                            "The Logs",
                            2,
                            Duration.ofDays(1),
                            Duration.ofDays(7),
                            Duration.ofHours(1),
                            new PageRules(
                                    PageFormat.JSON,
                                    "/data/rows",
                                    "/meta/next",
                                    List.of("/errors/*", "/messages/*/type = ERROR,FATAL"),
                                    List.of("/more")),
                            true,
                            true,
                            new ListRules("/jobs", "/sid", "/name", "/user", "/created", "/from", "/to"),
                            List.of("X-Next", "link"),
                            Duration.ofMillis(100),
                            Duration.ofHours(2),
                            List.of()));
        }

        @Test
        void keepTheOrderOfTheSettingsThatTheyDeclare() throws Exception {
            write(
                    "title=Logs",
                    "page.format=csv",
                    "setting.url.required=true",
                    "setting.url=where it is",
                    "setting.url.address=true",
                    "setting.token=the token",
                    "setting.token.secret=true",
                    "setting.index=what is searched",
                    "setting.index.default=main");

            assertThat(read().settings())
                    .containsExactly(
                            new ServiceSetting("url", "where it is", "", true, false, true),
                            new ServiceSetting("token", "the token", "", false, true, false),
                            new ServiceSetting("index", "what is searched", "main", false, false, false));
        }

        @Test
        void areReadAfterAByteOrderMarkAndInUtf8() throws Exception {
            write("\ufefftitle=Protokoll für alle", "page.format=csv");

            assertThat(read().title()).isEqualTo("Protokoll für alle");
        }
    }

    @Nested
    class ThatCannotBeUsed {
        @Test
        void nameEveryFaultAtOnce() throws IOException {
            write("page.format=xml", "page.row=/rows", "settle=soon");

            assertThat(faults())
                    .containsExactly(
                            "title is required: what a person calls the service",
                            "settle 'soon' was given; expected: an ISO 8601 duration from PT0S to PT168H",
                            "page.format 'xml' was given; expected: one of gzip-json, json, ndjson, csv, sse",
                            "page.row is no key of it; did you mean page.rows?");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = ';',
                value = {
                    "sessions.max=0; a whole number from 1 to 1000",
                    "sessions.max=many; a whole number from 1 to 1000",
                    "window.smallest=PT2H; PT1H, or whole days",
                    "window.longest=P1DT1H; PT1H, or whole days",
                    "window.longest=P15D; an ISO 8601 duration from PT1H to PT336H",
                    "poll.interval=PT0.09S; an ISO 8601 duration from PT0.1S to PT1H",
                    "poll.patience=PT1S; an ISO 8601 duration from PT5S to PT24H",
                    "page.repeatable=yes; one of true, false",
                    "answer.headers=X-Next,cAmelHttpUri; names of headers, with commas between, none of which begins with Camel",
                    "answer.headers=X-Next,; names of headers, with commas between, none of which begins with Camel",
                    "page.rows=rows; a JSON pointer, which starts with /",
                    "page.next=/a~2; a JSON pointer, which starts with /",
                    "page.failed=/errors | messages; JSON pointers, which start with /, with | between, each with"
                            + " = VALUE,VALUE after it or not",
                    "page.truncated=truncated; JSON pointers, which start with /, with | between, each with"
                            + " = VALUE,VALUE after it or not"
                })
        void sayWhatIsExpected(String line, String expected) throws IOException {
            write("title=Logs", "page.format=json", line);

            String[] parts = line.split("=", 2);
            assertThat(faults())
                    .containsExactly("%s '%s' was given; expected: %s".formatted(parts[0], parts[1], expected));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "setting.Index=x",
                    "setting.host=x",
                    "setting.port-http=x",
                    "setting.index=",
                    "setting.index.secret=true",
                    "setting.index=x\nsetting.index.default=a\nsetting.index.secret=true",
                    "setting.index=x\nsetting.index.address=true\nsetting.index.secret=true",
                    "setting.index=x\nsetting.index-file=y\nsetting.index.secret=true",
                    "setting.index=x\nsetting.index.address=true\nsetting.index.default=ftp://a",
                    "setting.index=x\nsetting.index.secrets=true"
                })
        void declareASettingThatCannotBe(String lines) throws IOException {
            write("title=Logs", "page.format=json", lines);

            assertThat(faults()).hasSize(1);
        }

        @Test
        void areNotShownWithLineBreaks() throws IOException {
            write("title=Logs", "page.format=json", "page.rows=a\\n\\u001b[31mb");

            assertThat(faults()).hasSize(1).allMatch(fault -> fault.chars().allMatch(c -> c >= ' '));
        }

        @Test
        void areNoText() throws IOException {
            Files.write(write(), new byte[] {'t', '=', (byte) 0xff});

            assertThat(faults()).singleElement().asString().startsWith("cannot be read as a properties file in UTF-8");
        }

        @Test
        void lackTheFile() throws IOException {
            Files.delete(write());

            assertThat(faults()).containsExactly("there is no such file; it says what is to be known of the service");
        }
    }

    @Test
    void areListedWhereThereIsNoneOfThatName() throws IOException {
        write();
        Files.createDirectories(routes.resolve("services/another"));

        assertThat(catchThrowableOfType(UnusableServiceException.class, () -> ServiceProfiles.read(routes, "log"))
                        .faults())
                .containsExactly("there is no service log; there are: another, logs");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"nowhere", "routes"})
    void areReadWhereverTheRoutesAre(Path folder) throws UnusableServiceException {
        ServiceProfile profile = ServiceProfiles.read(folder, "activity-tracker");

        assertThat(profile.title()).isEqualTo("IBM Cloud Activity Tracker");
        assertThat(profile.pages().format()).isEqualTo(PageFormat.GZIP_JSON);
        assertThat(profile.settings()).isEmpty();
    }

    @Test
    void arePackedUnderTheirNames() {
        assertThat(catchThrowableOfType(UnusableServiceException.class, () -> ServiceProfiles.read(null, "log"))
                        .faults())
                .singleElement()
                .asString()
                .startsWith("there is no service log; there are: ")
                .contains("activity-tracker");
    }
}
