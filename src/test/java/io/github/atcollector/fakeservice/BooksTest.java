package io.github.atcollector.fakeservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BooksTest {
    private static final SessionRequest DAY = SessionRequest.ofDay(LocalDate.of(2018, 6, 27));

    private final StandIn standIn = StandIn.start(StandInOptions.defaults());
    private final Books books = standIn.books();

    @AfterEach
    void stop() {
        standIn.close();
    }

    @Test
    void keepEveryRequestInOrder() throws IOException {
        Instant start = Instant.now();
        Caller.info(standIn).send();
        Caller caller = Caller.of(standIn);
        String id = caller.opened(DAY);
        caller.download(id).send();
        caller.close(id).send();

        assertThat(books.requests())
                .extracting(RequestEntry::step)
                .containsExactly(Step.INFO, Step.TOKEN, Step.OPEN, Step.DOWNLOAD, Step.CLOSE);
        assertThat(books.requests()).extracting(RequestEntry::sessionId).containsExactly(null, null, null, id, id);
        assertThat(books.requests()).extracting(RequestEntry::when).isSorted().allMatch(when -> !when.isBefore(start));
        assertThat(books.requests(Step.DOWNLOAD)).isOne();
        assertThat(books.requests(Step.COUNT)).isZero();
    }

    @Test
    void countSessionsAndTokens() throws IOException {
        Caller caller = Caller.of(standIn);
        String first = caller.opened(DAY);
        String second = caller.opened(DAY);
        caller.close(first).send();
        caller.close(second).send();
        String third = caller.opened(DAY);
        String foreign = standIn.openForeignSession("somebody.else@example.com");

        assertThat(books.tokensIssued()).isOne();
        assertThat(books.sessionsOpened()).isEqualTo(3);
        assertThat(books.sessionsClosed()).isEqualTo(2);
        assertThat(books.sessionsOpen()).containsExactly(third);
        assertThat(books.mostOpenAtOnce()).isEqualTo(2);
        assertThat(books.foreignOpen()).containsExactly(foreign);
    }

    @Test
    void tellWhichRuleWasBroken() throws IOException {
        Caller.of(standIn).close("unknown").send();

        assertThat(books.refusals())
                .containsExactly(new Refusal("DELETE", "/v3/sessions/unknown", 404, "No such session"));
    }

    @Test
    void holdNoSecret() throws IOException {
        Caller caller = Caller.of(standIn);
        caller.open(DAY).with("X-Auth-Token", "s3cret").send();
        caller.open(DAY).path("/v3/sessions?token=s3cret").send();
        Caller.token(standIn).body("grant_type=password&username=s3cret").send();

        assertThat(books.refusals()).hasSize(3);
        assertThat(books.refusals() + " " + books.requests()).doesNotContain("s3cret");
    }
}
