package io.github.atcollector.madeup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.atcollector.TestLedger;
import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.model.PageFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the example of docs/services.md does not use: pages in other forms, no sessions, our key as a session's id, and a token. */
class PlainServiceTest {
    private static final String PROPERTIES =
            """
            title=The plain service
            sessions.max=2
            answer.headers=X-Next
            page.repeatable=true
            setting.url=its address
            setting.url.address=true
            """;
    private static final String PAGE =
            """
            - route:
                id: download-page
                from:
                  uri: direct:download-page
                  steps:
                    - to: direct:show-token
                    - setVariable: { name: cursor, method: { ref: escape, method: "uri(${variable.page.next()})" } }
                    - setHeader: { name: CamelHttpUri, constant: "{{collector.service.url}}/pages" }
                    - setHeader: { name: CamelHttpQuery, simple: "from=${variable.window.from()}&cursor=${variable.cursor}" }
                    - to: { id: get-page, uri: http:service, parameters: { httpMethod: GET, disableStreamCache: true } }
                    - setVariable: { name: next, header: X-Next }
            """;
    private static final String NO_TOKEN =
            """
            - route: { id: show-token, from: { uri: direct:show-token, steps: [ { setBody: { constant: "" } } ] } }
            """;
    private static final String TOKEN =
            """
            - route:
                id: show-token
                from:
                  uri: direct:show-token
                  steps:
                    - setBody: { constant: "" }
                    - setHeader: { name: Authorization, simple: "Bearer ${variable.token.value()}" }
                    - setHeader: { name: X-Tenant, simple: "${variable.token.detail('tenant')}" }
            - route:
                id: authenticate
                from:
                  uri: direct:authenticate
                  steps:
                    - setBody: { constant: "" }
                    - setHeader: { name: CamelHttpUri, constant: "{{collector.service.url}}/token" }
                    - to: { id: post-token, uri: http:service, parameters: { httpMethod: POST } }
                    - unmarshal: { json: { library: Jackson } }
                    - setVariable: { name: token, simple: "${body[access]}" }
                    - setVariable: { name: tokenDetails, simple: "${body}" }
            """;
    private static final String SESSION =
            """
            - route:
                id: open-session
                from:
                  uri: direct:open-session
                  steps:
                    - to: direct:show-token
                    - setHeader: { name: CamelHttpUri, simple: "{{collector.service.url}}/sessions/${variable.key}" }
                    - to: { id: put-session, uri: http:service, parameters: { httpMethod: PUT } }
                    - setVariable: { name: session, simple: "${variable.key}" }
            - route:
                id: close-session
                from:
                  uri: direct:close-session
                  steps:
                    - to: direct:show-token
                    - setHeader: { name: CamelHttpUri, simple: "{{collector.service.url}}/sessions/${variable.session}" }
                    - to: { id: delete-session, uri: http:service, parameters: { httpMethod: DELETE } }
            """;

    @TempDir
    private Path directory;

    private MadeUpRig rig;

    /** The folder of the service, collected for a day, with a page that is cut in the middle. */
    private JsonNode collected(PlainService service, PageFormat format, String more, String... routes)
            throws Exception {
        Path all = directory.resolve("routes");
        MadeUpRoutes.copy(Path.of("routes"), all);
        Path folder = Files.createDirectory(all.resolve("services/plain"));
        Files.writeString(
                folder.resolve("service.properties"), PROPERTIES + "page.format=" + format.word() + "\n" + more);
        Files.writeString(folder.resolve("plain.camel.yaml"), PAGE + String.join("", routes));
        rig = new MadeUpRig(Files.createDirectory(directory.resolve("data")), "plain", service.url());
        service.next("GET pages", Fault.delay(Duration.ZERO), Fault.cutWithLength(0.5));

        MadeUpRig.assertDone(rig.collect(all, 1));

        assertThat(rig.events()).isEqualTo(PlainService.events());
        assertThat(rig.files(".part")).isEmpty();
        return new ObjectMapper().readTree(rig.files(".manifest.json").get(0).toFile());
    }

    @ParameterizedTest
    @EnumSource(names = {"NDJSON", "SSE", "CSV"})
    void givesPagesInAnyFormAndTheNextOneByAHeaderAndNeedsNoSessions(PageFormat format) throws Exception {
        try (PlainService service = new PlainService(format)) {
            JsonNode manifest = collected(service, format, "", NO_TOKEN);

            assertThat(service.calls()).isEqualTo(Collections.nCopies(4, "GET pages"));
            assertThat(manifest.path("pages")).hasSize(3);
            assertThat(manifest.path("sessionId").isNull()).isTrue();
            assertThat(TestLedger.rows(rig.settings(), "select * from sessions"))
                    .isEmpty();
        }
    }

    @Test
    void closesASessionWhoseAnswerIsLostByItsKeyWithoutAList() throws Exception {
        try (PlainService service = new PlainService(PageFormat.NDJSON)) {
            service.next("PUT sessions", Fault.lostAnswer());

            collected(service, PageFormat.NDJSON, "key.is-id=true\n", NO_TOKEN, SESSION);

            assertThat(service.calls())
                    .startsWith("PUT sessions", "DELETE sessions", "PUT sessions", "GET pages")
                    .endsWith("GET pages", "DELETE sessions")
                    .hasSize(8);
            assertThat(service.open()).isEmpty();
            assertThat(TestLedger.rows(rig.settings(), "select distinct state from sessions"))
                    .containsExactly(List.of("closed"));
        }
    }

    @Test
    void renewsATokenThatIsRefusedAmidThePages() throws Exception {
        try (PlainService service = new PlainService(PageFormat.NDJSON)) {
            service.wantToken();
            service.next(
                    "GET pages",
                    Fault.delay(Duration.ZERO)); // the page that is cut comes after the one that is refused

            collected(service, PageFormat.NDJSON, "", TOKEN);

            assertThat(service.calls())
                    .containsExactly(
                            "POST token",
                            "GET pages",
                            "GET pages",
                            "POST token",
                            "GET pages",
                            "GET pages",
                            "GET pages");
        }
    }
}
