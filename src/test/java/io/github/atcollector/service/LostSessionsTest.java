package io.github.atcollector.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.atcollector.model.ListedSession;
import io.github.atcollector.model.Session;
import io.github.atcollector.model.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LostSessionsTest {
    private static final Instant ASKED = Instant.parse("2018-06-28T12:00:00Z");
    private static final Session LOST = new Session("i-1", ASKED, null, null, Session.State.INTENDED, null);
    private static final Window DAY = Window.days("emea", LocalDate.of(2018, 6, 1), LocalDate.of(2018, 6, 1));
    private static final Window HOUR = Window.hour("emea", Instant.parse("2018-06-01T13:00:00Z"));

    /** Answers within 70 seconds, clocks a minute apart at most. */
    private final LostSessions lostSessions = new LostSessions(Duration.ofSeconds(10), Duration.ofMinutes(1));

    private static ListedSession listed(String id, String space, String username, Instant created) {
        return new ListedSession(id, null, username, created, null, null, !"c1".equals(space));
    }

    private static ListedSession withKey(String id, String key) {
        return new ListedSession(id, key, null, null, null, null, false);
    }

    private static Map<String, Object> known(String id, String username) {
        Map<String, Object> row = new HashMap<>();
        row.put("session_id", id);
        row.put("username", username);
        return row;
    }

    private static final List<Map<String, Object>> OURS = List.of(known("s-0", "ops"), known(null, null));

    @Nested
    class ACandidate {
        private List<String> candidates(List<Map<String, Object>> known, ListedSession... listed) {
            Candidates candidates = lostSessions.candidates(LOST, List.of(listed), known);
            List<String> ids = new ArrayList<>();
            while (candidates.areLeftToAsk()) {
                ids.add(candidates.ask().id());
            }
            return ids;
        }

        @ParameterizedTest
        @CsvSource({
            "2018-06-28T11:58:59.999Z, false",
            "2018-06-28T11:59:00Z, true",
            "2018-06-28T12:00:01Z, true",
            "2018-06-28T12:02:10Z, true",
            "2018-06-28T12:02:10.001Z, false",
            ", false"
        })
        void wasOpenedWhenTheLostOneWas(Instant created, boolean isOne) {
            assertThat(candidates(OURS, listed("s-1", "c1", "ops", created)))
                    .isEqualTo(isOne ? List.of("s-1") : List.of());
        }

        @Test
        void isOfTheSpace() {
            assertThat(candidates(OURS, listed("s-1", "c2", "ops", ASKED), listed("s-2", null, "ops", ASKED)))
                    .isEmpty();
        }

        @Test
        void isNotKnownByAnotherIntent() {
            assertThat(candidates(
                            List.of(known("s-1", "ops")),
                            listed("s-1", "c1", "ops", ASKED),
                            listed("s-2", "c1", "ops", ASKED)))
                    .containsExactly("s-2");
        }

        @Test
        void isOfAUserWhoseSessionsWereOursBefore() {
            assertThat(candidates(
                            List.of(known("s-0", "ops"), known(null, null)),
                            listed("s-1", "c1", "somebody", ASKED),
                            listed("s-2", "c1", "ops", ASKED),
                            listed("s-3", "c1", null, ASKED)))
                    .containsExactly("s-2");
        }

        @Test
        void isNoneAsLongAsNobodySaidWhoWeAre() {
            assertThat(candidates(List.of(), listed("s-1", "c1", "ops", ASKED))).isEmpty();
            assertThat(candidates(List.of(known(null, null), known("s-0", null)), listed("s-1", "c1", null, ASKED)))
                    .isEmpty();
        }

        @Test
        void mayBeOneOfSeveral() {
            assertThat(candidates(OURS, listed("s-1", "c1", "ops", ASKED), listed("s-2", "c1", "ops", ASKED)))
                    .containsExactly("s-1", "s-2");
        }
    }

    @Nested
    class TheLostOne {
        private final ListedSession candidate = listed("s-1", "c1", "ops", ASKED);

        private boolean matches(String id, Instant created, Window asked, boolean foreign) {
            return lostSessions.matches(
                    new ListedSession(id, null, "ops", created, asked.from(), asked.to(), foreign),
                    LOST,
                    candidate,
                    DAY);
        }

        @Test
        void matchesInAllThatIsKnown() {
            assertThat(matches("s-1", ASKED, DAY, false)).isTrue();
        }

        @Test
        void isNotOneThatDiffersInAnything() {
            assertThat(matches("s-2", ASKED, DAY, false)).isFalse();
            assertThat(matches("s-1", ASKED.plusSeconds(3600), DAY, false)).isFalse();
            assertThat(matches("s-1", null, DAY, false)).isFalse();
            assertThat(matches("s-1", ASKED, HOUR, false)).isFalse();
            assertThat(matches("s-1", ASKED, DAY, true)).isFalse();
        }

        @Test
        void isNotOneOfWhichNothingIsTold() {
            assertThat(lostSessions.matches(null, LOST, candidate, DAY)).isFalse();
            assertThat(lostSessions.matches(candidate, LOST, candidate, DAY)).isFalse();
        }
    }

    @Nested
    class OneWithAKey {
        @Test
        void isTheLostOneByThatAlone() {
            ListedSession ours = withKey("s-1", LOST.intent());
            Candidates candidates = lostSessions.candidates(LOST, List.of(withKey("s-0", "other"), ours), List.of());

            assertThat(candidates.ask()).isSameAs(ours);
            assertThat(candidates.areLeftToAsk()).isFalse();
            assertThat(lostSessions.matches(null, LOST, ours, DAY)).isTrue();
        }

        @Test
        void isSomebodyElsesWithAnotherKey() throws Exception {
            Session unopened = LOST.unopened("The service lists no such session");

            assertThat(lostSessions.lookedFor(LOST, List.of(withKey("s-0", "other")), List.of()))
                    .isEqualTo(unopened);
        }
    }

    @Nested
    class ThoseThatMatch {
        private static Map<String, Object> lost(Window window, String state) {
            return Map.of(
                    "state", state,
                    "from_time", window.from().toString(),
                    "to_time", window.to().toString());
        }

        private void check(int matches, List<Map<String, Object>> known) throws UntoldSessionException {
            Candidates candidates = new Candidates(List.of());
            for (int i = 0; i < matches; i++) {
                candidates.match(listed("s-" + i, "c1", "ops", ASKED));
            }
            lostSessions.check(candidates, known, DAY);
        }

        @Test
        void areOursIfAsManyWereLost() throws Exception {
            check(0, List.of());
            check(1, List.of(lost(DAY, "intended")));
            check(2, List.of(lost(DAY, "intended"), lost(DAY, "intended")));
            check(1, List.of(lost(DAY, "intended"), lost(DAY, "intended")));
        }

        @Test
        void cannotBeToldApartIfThereAreMore() {
            assertThatExceptionOfType(UntoldSessionException.class)
                    .isThrownBy(
                            () -> check(2, List.of(lost(DAY, "intended"), lost(HOUR, "intended"), lost(DAY, "closed"))))
                    .withMessageContaining("2 match, where 1 of 2018-06-01 was lost");
        }
    }

    @Nested
    class AfterTheSearch {
        private final Session young = Session.intended();

        private Session lookedFor(Session session, List<Map<String, Object>> known, ListedSession... listed)
                throws UntoldSessionException {
            return lostSessions.lookedFor(session, List.of(listed), known);
        }

        @Test
        void oneThatWasClosedIsClosed() throws Exception {
            Session closed = LOST.found("s-1").closed();

            assertThat(lookedFor(closed, OURS, listed("s-2", "c1", "ops", ASKED)))
                    .isSameAs(closed);
        }

        @Test
        void oneThatIsNotListedMayStillCome() throws Exception {
            for (List<Map<String, Object>> known : List.of(OURS, List.<Map<String, Object>>of())) {
                assertThat(lookedFor(young, known).mayBeOpen()).isTrue();
                assertThat(lookedFor(young, known).note()).contains("does not list it yet");
            }
        }

        @Test
        void oneThatIsNotListedLongAfterWasNeverOpened() throws Exception {
            Session unopened = LOST.unopened("The service lists no such session");

            assertThat(lookedFor(LOST, OURS)).isEqualTo(unopened);
            assertThat(lookedFor(LOST, List.of())).isEqualTo(unopened);
            assertThat(lookedFor(LOST, OURS, listed("s-1", "c1", "somebody", ASKED)))
                    .isEqualTo(unopened);
        }

        @Test
        void oneThatMayBeListedCannotBeToldAsLongAsNobodySaidWhoWeAre() {
            for (Session session : new Session[] {young, LOST}) {
                assertThatExceptionOfType(UntoldSessionException.class)
                        .isThrownBy(() ->
                                lookedFor(session, List.of(), listed("s-1", "c1", "somebody", session.intendedAt())))
                        .withMessageContaining("own user");
            }
        }

        @Test
        void oneThatMayBeListedIsNotCalledUnopenedWhereTheServiceDoesNotSayWhatItIs() throws Exception {
            assertThat(lookedFor(young, OURS, listed("s-1", "c1", "ops", young.intendedAt()))
                            .mayBeOpen())
                    .isTrue();
            assertThatExceptionOfType(UntoldSessionException.class)
                    .isThrownBy(() -> lookedFor(LOST, OURS, listed("s-1", "c1", "ops", ASKED)))
                    .withMessageContaining("what those are for");
        }
    }
}
