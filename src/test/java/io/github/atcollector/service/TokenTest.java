package io.github.atcollector.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {
    private static final Instant NOW = Instant.parse("2018-06-28T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static boolean isFreshAfter(Token token, Duration time) {
        return token.isFresh(Clock.offset(CLOCK, time));
    }

    private static Token answered(Number seconds) throws UnexpectedAnswerException {
        return Token.of("eyJ.abc.def", seconds == null ? null : seconds.longValue(), Map.of(), CLOCK);
    }

    @Nested
    class Ready {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "eyJ.abc.def",
                    "bearer eyJ.abc.def",
                    "Bearer eyJ.abc.def",
                    "BEARER   eyJ.abc.def",
                    "bearer\teyJ.abc.def",
                    "  bearer eyJ.abc.def\n"
                })
        void givesTheSameHeaderWithAndWithoutTheWordBearer(String given) {
            assertThat(Token.ready(given).value()).isEqualTo("eyJ.abc.def");
        }

        @Test
        void keepsAWordThatOnlyStartsLikeBearer() {
            assertThat(Token.ready("bearerabc").value()).isEqualTo("bearerabc");
        }

        @Test
        void isNeverRenewed() {
            assertThat(isFreshAfter(Token.ready("eyJ"), Duration.ofDays(3650))).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "a b", "a\r\nX-Auth-Project-Id: other", "a\0", "\u00e9", "bearer a b"})
        void isRefusedWithCharactersThatNoHeaderMayHold(String given) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Token.ready(given))
                    .withMessage("The token holds characters that no header may hold");
        }
    }

    @Nested
    class Fetched {
        @Test
        void isItsValue() throws UnexpectedAnswerException {
            assertThat(answered(3600).value()).isEqualTo("eyJ.abc.def");
        }

        @ParameterizedTest
        @CsvSource({"3600, 3540", "43199, 43139", "300, 240", "200, 160", "5, 4", "1, 0.8"})
        void isRenewedBeforeItsEnd(int expiresIn, double fresh) throws UnexpectedAnswerException {
            Duration life = Duration.ofMillis((long) (fresh * 1000));

            assertThat(isFreshAfter(answered(expiresIn), life.minusMillis(1))).isTrue();
            assertThat(isFreshAfter(answered(expiresIn), life)).isFalse();
        }

        @ParameterizedTest
        @NullSource
        @ValueSource(longs = {0, -1})
        void livesFiveMinutesIfItsLifeIsNotNamed(Long expiresIn) throws UnexpectedAnswerException {
            assertThat(isFreshAfter(answered(expiresIn), Duration.ofSeconds(239)))
                    .isTrue();
            assertThat(isFreshAfter(answered(expiresIn), Duration.ofSeconds(240)))
                    .isFalse();
        }

        @Test
        void livesAYearAtMost() throws UnexpectedAnswerException {
            assertThat(isFreshAfter(answered(Long.MAX_VALUE), Duration.ofDays(364)))
                    .isTrue();
            assertThat(isFreshAfter(answered(Long.MAX_VALUE), Duration.ofDays(365)))
                    .isFalse();
        }

        @ParameterizedTest
        @NullSource
        @ValueSource(strings = {"", "a b", "a\r\nX-Injected: 1", "a\u00e9"})
        void isRefusedIfItCannotBeUsed(String value) {
            assertRefused(value);
        }

        private void assertRefused(String value) {
            assertThatExceptionOfType(UnexpectedAnswerException.class)
                    .isThrownBy(() -> Token.of(value, 3600L, Map.of(), CLOCK))
                    .withMessage("The token service's answer holds no usable token");
        }
    }

    @Nested
    class Kept {
        @Test
        void isStaleUntilOneIsFetched() throws UnexpectedAnswerException {
            TokenKeeper keeper = new TokenKeeper(Credentials.ofApiKey("key"));
            assertThat(keeper.isStale()).isTrue();

            keeper.keep("eyJ", 3600L, null);

            assertThat(keeper.isStale()).isFalse();
            assertThat(keeper.current().value()).isEqualTo("eyJ");
        }

        @Test
        void isTheReadyOneFromTheStart() {
            TokenKeeper keeper = new TokenKeeper(Credentials.ofToken("bearer eyJ"));

            assertThat(keeper.isStale()).isFalse();
            assertThat(keeper.current().value()).isEqualTo("eyJ");
            assertThat(keeper.current().isRenewable()).isFalse();
        }

        @Test
        void isFetchedAnewOnceItWasRefused() throws UnexpectedAnswerException {
            TokenKeeper keeper = new TokenKeeper(Credentials.ofApiKey("key"));
            keeper.keep("eyJ", 3600L, null);
            Token refused = keeper.current();
            assertThat(refused.isRenewable()).isTrue();

            keeper.drop(refused);

            assertThat(keeper.isStale()).isTrue();
            assertThat(keeper.current()).isNull();
        }

        @Test
        void isNotDroppedForTheOneBeforeIt() throws UnexpectedAnswerException {
            TokenKeeper keeper = new TokenKeeper(Credentials.ofApiKey("key"));
            keeper.keep("eyJ.old", 3600L, null);
            Token refused = keeper.current();
            keeper.keep("eyJ.new", 3600L, null);

            keeper.drop(refused);

            assertThat(keeper.current().value()).isEqualTo("eyJ.new");
        }
    }

    @Test
    void isNotShown() throws UnexpectedAnswerException {
        assertThat(Token.ready("eyJ.abc.def")).hasToString("Token[...]");
        assertThat(answered(3600)).hasToString("Token[...]");
    }
}
