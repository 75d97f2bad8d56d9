package io.github.atcollector.service.activitytracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.atcollector.model.ListedSession;
import io.github.atcollector.model.Window;
import io.github.atcollector.service.UnexpectedAnswerException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionAnswersTest {
    private static final Window DAY = Window.days("emea", LocalDate.of(2018, 6, 1), LocalDate.of(2018, 6, 1));
    private static final Window HOUR = Window.hour("emea", Instant.parse("2018-06-01T13:00:00Z"));

    private final SessionAnswers answers = new SessionAnswers("c1", false);

    private static InputStream json(String json) {
        return new ByteArrayInputStream(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @Nested
    class AList {
        private List<ListedSession> read(String json) throws IOException, UnexpectedAnswerException {
            return answers.listed(json(json));
        }

        @Test
        void isReadWithAllItsFields() throws Exception {
            assertThat(read("[{'id':'s-1','space':'c1','username':'ops','create-time':'2018-06-28T12:00:00.123456789Z',"
                            + "'date-range':{'Start':'2018-06-01','End':'2018-06-02'},'search-time':'13'}]"))
                    .containsExactly(new ListedSession(
                            "s-1", null, "ops", Instant.parse("2018-06-28T12:00:00.123456789Z"), null, null, false));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "[{'ID':'s-1','Space':'c1','USERNAME':'ops'}]",
                    "{'sessions':[{'id':'s-1','space':'c1','username':'ops'}]}",
                    "{'count':1,'Sessions':[{'id':'s-1','space':'c1','username':'ops','create-time':'yesterday'}]}",
                    "[{'id':'s-1','space':'c1','username':'ops','types':'all','date-range':7,'search-time':13}]"
                })
        void isReadInAnyCaseUnderOneKeyAndWithoutWhatMakesNoSense(String json) throws Exception {
            assertThat(read(json)).containsExactly(new ListedSession("s-1", null, "ops", null, null, null, false));
        }

        @ParameterizedTest
        @ValueSource(strings = {"[{'id':'s-1','space':'c2'}]", "[{'id':'s-1'}]", "[{'id':'s-1','space':7}]"})
        void saysOfASessionOfNoneOrAnotherSpaceThatItIsNotOurs(String json) throws Exception {
            assertThat(read(json)).singleElement().matches(ListedSession::foreign);
        }

        @Test
        void passesOverWhatHasNoIdAndTellsNoneThatCannotStandInAPath() throws Exception {
            assertThat(read("[{'id':'../s-1'},{'space':'c1'},{'id':7},7,null,'s-1',{'id':''},{'id':'s-2'}]"))
                    .extracting(ListedSession::id)
                    .containsExactly(null, null, "s-2");
        }

        @Test
        void mayBeEmpty() throws Exception {
            assertThat(read("[]")).isEmpty();
            assertThat(read("{'sessions':[]}")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "7", "null", "{'a':[],'b':[]}", "{'message':'no'}"})
        void isNoneOfAnAnswerWithoutOne(String json) {
            assertThatExceptionOfType(UnexpectedAnswerException.class)
                    .isThrownBy(() -> read(json))
                    .withMessage("The answer to the list of sessions holds no list");
        }
    }

    @Nested
    class ADescription {
        private static final String ANSWER = "{'id':'s-1','space':'c1','create-time':'2018-06-28T12:00:01Z',"
                + "'date-range':{'Start':'2018-06-01','End':'2018-06-01'},"
                + "'types':{'AtAccountLevel':false},'search-time':''}";

        private boolean isFor(Window window, String answer) throws IOException {
            ListedSession session = answers.described(json(answer), window);
            return session != null
                    && window.from().equals(session.from())
                    && window.to().equals(session.to());
        }

        @Test
        void saysWhatTheSessionIsFor() throws IOException {
            assertThat(isFor(DAY, ANSWER)).isTrue();
            assertThat(isFor(HOUR, ANSWER.replace("'search-time':''", "'search-time':'13'")))
                    .isTrue();
            assertThat(isFor(HOUR, ANSWER)).isFalse();
        }

        @Test
        void needNotSayEverything() throws IOException {
            assertThat(isFor(DAY, ANSWER.replace(",'types':{'AtAccountLevel':false},'search-time':''", "")))
                    .isTrue();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "'Start':'2018-06-01' | 'Start':'2018-05-31'",
                    "'End':'2018-06-01' | 'End':'2018-06-02'",
                    "'AtAccountLevel':false | 'AtAccountLevel':true",
                    "'search-time':'' | 'search-time':'13'"
                })
        void isOfAnotherSessionThatDiffersInAnything(String right, String wrong) throws IOException {
            assertThat(isFor(DAY, ANSWER.replace(right, wrong))).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{}", "[]", "null"})
        void mayTellNothing(String answer) throws IOException {
            assertThat(isFor(DAY, answer)).isFalse();
        }
    }
}
