package io.github.atcollector.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.atcollector.model.ListedSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListedSessionsTest {
    private static final ListedSession WHOLE = new ListedSession(
            "s-1",
            "i-1",
            "ops",
            Instant.parse("2018-06-28T12:00:01Z"),
            Instant.parse("2018-06-01T00:00:00Z"),
            Instant.parse("2018-06-02T00:00:00Z"),
            false);

    @TempDir
    private Path routes;

    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    private ListedSessions sessions;

    @BeforeEach
    void readTheRules() throws IOException, UnusableServiceException {
        Files.writeString(
                Files.createDirectories(routes.resolve("services/logs")).resolve("service.properties"),
                "title=Logs\npage.format=json\nlist.rows=/jobs\nlist.id=/sid\nlist.key=/name\nlist.user=/by\nlist.created=/at\n"
                        + "list.from=/span/0\nlist.to=/span/1\n");
        sessions = new ListedSessions(ServiceProfiles.read(routes, "logs"));
    }

    private Object body(String json) {
        exchange.getMessage().setBody(json.replace('\'', '"'));
        return exchange.getMessage().getBody();
    }

    private List<ListedSession> read(String json) throws IOException, UnexpectedAnswerException {
        return sessions.of(body(json), exchange);
    }

    @Test
    void areReadByTheRulesOfTheService() throws Exception {
        assertThat(read(
                        "{'jobs':[{'sid':'s-1','name':'i-1','by':'ops','at':1530187201,'span':[1527811200000,'2018-06-02T02:00:00+02:00']},"
                                + "{'sid':7},{'sid':'../s','name':null,'at':'once'},{}]}"))
                .containsExactly(
                        WHOLE,
                        new ListedSession("7", null, null, null, null, null, false),
                        new ListedSession(null, null, null, null, null, null, false),
                        new ListedSession(null, null, null, null, null, null, false));
    }

    @Test
    void areNoneOfAnAnswerWithoutAList() {
        assertThatExceptionOfType(UnexpectedAnswerException.class).isThrownBy(() -> read("{'jobs':{}}"));
    }

    @Test
    void mayBeReadByJavaOfTheService() throws Exception {
        assertThat(sessions.of(List.of(WHOLE), exchange)).containsExactly(WHOLE);
        assertThat(sessions.described(WHOLE, null, exchange)).isSameAs(WHOLE);
        assertThat(sessions.described(null, WHOLE, exchange)).isNull();
    }

    @Test
    void areCompletedByWhatTheServiceSaysOfOne() throws Exception {
        ListedSession listed = new ListedSession("s-1", "i-1", "ops", WHOLE.createTime(), null, null, false);

        assertThat(sessions.described(body("{'span':[1527811200,1527897600]}"), listed, exchange))
                .isEqualTo(WHOLE);
    }
}
