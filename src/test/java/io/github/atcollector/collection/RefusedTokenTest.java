package io.github.atcollector.collection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.service.Credentials;
import io.github.atcollector.service.Token;
import io.github.atcollector.service.TokenAnswer;
import io.github.atcollector.service.TokenKeeper;
import io.github.atcollector.service.UnexpectedAnswerException;
import io.github.atcollector.window.Window;
import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefusedTokenTest {
    private static final Window DAY = Window.days("emea", LocalDate.of(2018, 6, 1), LocalDate.of(2018, 6, 1));
    private static final Exception REFUSED = DiagnosisTest.answer("/v3/events/download", 401);

    private final Tries tries = new Tries(2);
    private final TokenKeeper tokens = new TokenKeeper(Credentials.ofApiKey("key"));
    private final RefusedToken refusedToken = new RefusedToken(tokens, tries);
    private Token used;

    @BeforeEach
    void fetch() throws UnexpectedAnswerException {
        tokens.keep(new TokenAnswer("eyJ", 3600L));
        used = tokens.current();
        tries.begin(DAY);
    }

    @Test
    void isRenewedForTheNextTryWhichIsTheSame() {
        assertThat(refusedToken.isRenewable(REFUSED, DAY, used)).isTrue();
        assertThat(refusedToken.renews(DAY, used)).isTrue();

        assertThat(tokens.isStale()).isTrue();
        assertThat(tries.begin(DAY)).isEqualTo(1);
    }

    @Test
    void isRenewedOnceForAWindow() {
        refusedToken.renews(DAY, used);
        assertThat(refusedToken.isRenewable(REFUSED, DAY, used)).isFalse();

        refusedToken.end(DAY);
        assertThat(refusedToken.isRenewable(REFUSED, DAY, used)).isTrue();
    }

    @Test
    void isNotRenewedForWhatIsNoRefusalOfADownload() {
        assertThat(refusedToken.isRenewable(DiagnosisTest.answer("/v3/events/download", 403), DAY, used))
                .isFalse();
        assertThat(refusedToken.isRenewable(DiagnosisTest.answer("/v3/sessions", 401), DAY, used))
                .isFalse();
        assertThat(refusedToken.isRenewable(DiagnosisTest.answer("/oauth/token", 401), DAY, used))
                .isFalse();
        assertThat(refusedToken.isRenewable(new IOException("401"), DAY, used)).isFalse();
    }

    @Test
    void isNotRenewedWhereItIsAReadyOneOrNoneWasUsed() {
        assertThat(refusedToken.isRenewable(REFUSED, DAY, Token.ready("eyJ"))).isFalse();
        assertThat(refusedToken.isRenewable(REFUSED, DAY, null)).isFalse();
    }
}
