package io.github.atcollector.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.atcollector.model.Session.State;
import io.github.atcollector.service.OpenedSession;
import io.github.atcollector.service.UnexpectedAnswerException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {
    private static final Session INTENDED = Session.intended();

    private static Session opened(Object id) throws UnexpectedAnswerException {
        return OpenedSession.of(INTENDED, id, "ops@example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"b08cb740-ff85-404f-a6eb-ffec5374c7c6", "1", "a.b_c-D9", "_", "-"})
    void isTheOneOfTheAnswer(String id) throws UnexpectedAnswerException {
        assertThat(opened(id))
                .isEqualTo(
                        new Session(INTENDED.intent(), INTENDED.intendedAt(), id, "ops@example.com", State.OPEN, null));
    }

    @Test
    void mayBeANumber() throws UnexpectedAnswerException {
        assertThat(opened(17).id()).isEqualTo("17");
    }

    @Test
    void mayBeOf128Characters() throws UnexpectedAnswerException {
        assertThat(opened("a".repeat(128)).id()).hasSize(128);
        assertRefused("a".repeat(129));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "../sessions/other",
                "a/b",
                "a%2Fb",
                "a?x=1",
                "a#b",
                "a b",
                "a\n",
                "a\r\nX-Injected: 1",
                "a\0",
                "\u00e9",
                "${body}",
                "{{collector.space-id}}",
                "a&b=c"
            })
    void isRefusedIfItCannotStandInAPathAndAHeader(Object id) {
        assertRefused(id);
    }

    @Test
    void isRefusedIfItIsMissingOrAList() {
        assertRefused(null);
        assertRefused(List.of("b08cb740"));
    }

    @Test
    void needsNoUser() throws UnexpectedAnswerException {
        assertThat(OpenedSession.of(INTENDED, "s-1", 7).username()).isNull();
    }

    @Nested
    class Over {
        private final Session open = INTENDED.found("s-1");

        @Test
        void mayBeOpenUntilItIsClosedOrNeverWas() {
            assertThat(INTENDED.mayBeOpen()).isTrue();
            assertThat(open.mayBeOpen()).isTrue();
            assertThat(open.leftOpen("why").mayBeOpen()).isTrue();
            assertThat(open.closed().mayBeOpen()).isFalse();
            assertThat(INTENDED.unopened("why").mayBeOpen()).isFalse();
        }

        @Test
        void isClosedWhereTheServiceDoesNotKnowIt() {
            assertThat(open.gone()).isEqualTo(open.closed());
        }

        @Test
        void cannotBeFoundWhereTheServiceDoesNotListSessions() {
            assertThat(INTENDED.gone().state()).isEqualTo(State.VOID);
            assertThat(INTENDED.gone().note()).contains("does not list sessions");
        }

        @Test
        void isGivenUpAWeekAfterItWasAskedForIfItCouldNotBeClosed() {
            Instant young = Instant.now().minus(Duration.ofDays(7)).plusSeconds(60);
            Instant old = Instant.now().minus(Duration.ofDays(7)).minusSeconds(1);
            Session left = new Session("i-1", old, "s-1", "ops", State.OPEN, "It was answered with 500");

            assertThat(left.orGivenUp().state()).isEqualTo(State.VOID);
            assertThat(left.orGivenUp().id()).isEqualTo("s-1");
            assertThat(left.orGivenUp().note())
                    .contains("Given up 7 days after", "is not known", "It was answered with 500");
            assertThat(left.closed().orGivenUp()).isEqualTo(left.closed());
            Session kept = new Session("i-1", young, "s-1", "ops", State.OPEN, "It was answered with 500");
            assertThat(kept.orGivenUp()).isSameAs(kept);
        }

        @Test
        void isGivenUpWhereItWasAskedForAtATimeThatIsStillToComeAndCannotBeFoundByIt() {
            Instant later = Instant.now().plus(Duration.ofDays(30));
            Session lost = new Session("i-1", later, null, null, State.INTENDED, "Its answer was lost");
            Session open = new Session("i-1", later, "s-1", "ops", State.OPEN, "It was answered with 500");

            assertThat(lost.orGivenUp().state()).isEqualTo(State.VOID);
            assertThat(lost.orGivenUp().note()).contains("a clock was wrong");
            assertThat(open.orGivenUp()).isSameAs(open);
        }

        @Test
        void keepsItsIntent() {
            for (Session session :
                    new Session[] {open, open.closed(), open.leftOpen("why"), INTENDED.unopened("why")}) {
                assertThat(session.intent()).isEqualTo(INTENDED.intent());
                assertThat(session.intendedAt()).isEqualTo(INTENDED.intendedAt());
            }
        }
    }

    @Nested
    class Recorded {
        private final Map<String, Object> row =
                new HashMap<>(Map.of("intent", "i-1", "intended_at", "2018-06-28T12:00:00.000Z"));

        @Test
        void isIntendedWithoutAnId() {
            assertThat(Session.recorded(row))
                    .isEqualTo(new Session(
                            "i-1", Instant.parse("2018-06-28T12:00:00Z"), null, null, State.INTENDED, null));
        }

        @Test
        void isOpenWithOne() {
            row.put("session_id", "s-1");
            row.put("username", "ops");

            assertThat(Session.recorded(row))
                    .isEqualTo(
                            new Session("i-1", Instant.parse("2018-06-28T12:00:00Z"), "s-1", "ops", State.OPEN, null));
        }
    }

    private static void assertRefused(Object id) {
        assertThatExceptionOfType(UnexpectedAnswerException.class)
                .isThrownBy(() -> opened(id))
                .withMessageStartingWith("The answer to the opening of a session holds no usable id");
    }
}
