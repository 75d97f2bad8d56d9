package io.github.atcollector.service.activitytracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.atcollector.service.UnexpectedAnswerException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListedSessionTest {
    private static List<ListedSession> read(String json) throws IOException, UnexpectedAnswerException {
        return ListedSession.allOf(
                new ByteArrayInputStream(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void isReadWithAllItsFields() throws Exception {
        assertThat(read("[{'id':'s-1','space':'c1','username':'ops','create-time':'2018-06-28T12:00:00.123456789Z',"
                        + "'date-range':{'Start':'2018-06-01','End':'2018-06-02'},"
                        + "'types':{'Type':'ActivityTracker','AtAccountLevel':true},'search-time':'13'}]"))
                .containsExactly(new ListedSession(
                        "s-1",
                        "c1",
                        "ops",
                        Instant.parse("2018-06-28T12:00:00.123456789Z"),
                        "2018-06-01",
                        "2018-06-02",
                        true,
                        "13"));
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
        assertThat(read(json)).containsExactly(new ListedSession("s-1", "c1", "ops", null, null, null, null, null));
    }

    @Test
    void isPassedOverWithoutAnIdAndHasNoneIfItCannotStandInAPath() throws Exception {
        assertThat(read("[{'id':'../s-1'},{'space':'c1'},{'id':7},7,null,'s-1',{'id':''},{'id':'s-2'}]"))
                .extracting(ListedSession::id)
                .containsExactly(null, null, "s-2");
    }

    @Test
    void mayBeMissing() throws Exception {
        assertThat(read("[]")).isEmpty();
        assertThat(read("{'sessions':[]}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "7", "null", "{'a':[],'b':[]}", "{'message':'no'}"})
    void isNoneOfAnAnswerWithoutAList(String json) {
        assertThatExceptionOfType(UnexpectedAnswerException.class)
                .isThrownBy(() -> read(json))
                .withMessage("The answer to the list of sessions holds no list");
    }
}
