package io.github.atcollector.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.atcollector.service.Session.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {
    private static final Session INTENDED = Session.intended();

    private static Map<String, Object> answer(Object id) {
        Map<String, Object> answer = new HashMap<>();
        answer.put("id", id);
        answer.put("username", "ops@example.com");
        answer.put("space", "c1234567-6d55-4193-a9de-378620d6fab5");
        answer.put("types", Map.of("Type", "ActivityTracker"));
        return answer;
    }

    @ParameterizedTest
    @ValueSource(strings = {"b08cb740-ff85-404f-a6eb-ffec5374c7c6", "1", "a.b_c-D9", "_", "-"})
    void isTheOneOfTheAnswer(String id) throws UnexpectedAnswerException {
        assertThat(Session.answered(INTENDED, answer(id)))
                .isEqualTo(
                        new Session(INTENDED.intent(), INTENDED.intendedAt(), id, "ops@example.com", State.OPEN, null));
    }

    @Test
    void mayBeOf128Characters() throws UnexpectedAnswerException {
        assertThat(Session.answered(INTENDED, answer("a".repeat(128))).id()).hasSize(128);
        assertRefused(answer("a".repeat(129)));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(ints = 7)
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
        assertRefused(answer(id));
    }

    @Test
    void isRefusedIfItIsMissingOrAList() {
        assertRefused(Map.of());
        assertRefused(Map.of("ID", "b08cb740"));
        assertRefused(Map.of("id", List.of("b08cb740")));
    }

    private static void assertRefused(Map<String, Object> answer) {
        assertThatExceptionOfType(UnexpectedAnswerException.class)
                .isThrownBy(() -> Session.answered(INTENDED, answer))
                .withMessage("The answer to the opening of a session holds no usable id");
    }
}
