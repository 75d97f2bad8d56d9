package io.github.atcollector.fakeservice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.fakeservice.http.Fault;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which request meets which fault. */
class FaultsTest {
    private static final LocalDate DATE = LocalDate.of(2018, 6, 27);
    private static final SessionRequest DAY = SessionRequest.ofDay(DATE);
    private static final SessionRequest NEXT_DAY = SessionRequest.ofDay(DATE.plusDays(1));

    private final StandIn standIn = StandIn.start(StandInOptions.defaults().withEventsPerDay(10));
    private Caller caller;

    @BeforeEach
    void authorize() throws IOException {
        caller = Caller.of(standIn);
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    @Test
    void nextMeetsOneRequestOfItsStep() throws IOException {
        standIn.faults().next(Step.OPEN, Fault.status(503));

        assertThat(Caller.info(standIn).status()).isEqualTo(200);
        assertThat(caller.open(DAY).status()).isEqualTo(503);
        assertThat(caller.open(DAY).status()).isEqualTo(201);
    }

    @Test
    void timesMeetsSoMany() throws IOException {
        standIn.faults().times(2, Step.INFO, Fault.status(500));

        assertThat(Caller.info(standIn).status()).isEqualTo(500);
        assertThat(Caller.info(standIn).status()).isEqualTo(500);
        assertThat(Caller.info(standIn).status()).isEqualTo(200);
    }

    @Test
    void waitingFaultsComeInOrderAndBeforeStandingOnes() throws IOException {
        standIn.faults()
                .always(Step.INFO, Fault.status(500))
                .next(Step.INFO, Fault.delay(Duration.ZERO))
                .next(Step.INFO, Fault.status(502));

        assertThat(Caller.info(standIn).status()).isEqualTo(200);
        assertThat(Caller.info(standIn).status()).isEqualTo(502);
        assertThat(Caller.info(standIn).status()).isEqualTo(500);
    }

    @Test
    void clearEndsThemAll() throws IOException {
        standIn.faults().always(Step.INFO, Fault.status(500)).next(Step.INFO, Fault.status(502));
        standIn.faults().clear();

        assertThat(Caller.info(standIn).status()).isEqualTo(200);
    }

    @Test
    void whenSeesTheDaysAskedForAtOpen() throws IOException {
        standIn.faults().when(Step.OPEN, window -> window.covers(DATE), Fault.status(500));

        assertThat(caller.open(DAY).status()).isEqualTo(500);
        assertThat(caller.open(DAY).body("{}").status()).isEqualTo(400);
        assertThat(caller.open(NEXT_DAY).status()).isEqualTo(201);
    }

    @Test
    void whenSeesTheDaysOfTheSessionAtDownloadAndClose() throws IOException {
        String hour = caller.opened(SessionRequest.ofHour(DATE, 7));
        String day = caller.opened(DAY);
        standIn.faults()
                .when(Step.DOWNLOAD, window -> window.hours() > 1, Fault.status(504))
                .when(Step.CLOSE, window -> window.hours() > 1, Fault.status(500));

        assertThat(caller.download(hour).status()).isEqualTo(200);
        assertThat(caller.download(day).status()).isEqualTo(504);
        assertThat(caller.close(hour).status()).isEqualTo(200);
        assertThat(caller.close(day).status()).isEqualTo(500);
        assertThat(standIn.books().sessionsOpen()).containsExactly(day);
    }

    @Test
    void areNoRefusals() throws IOException {
        standIn.faults().next(Step.INFO, Fault.status(404));
        Caller.info(standIn).send();

        assertThat(standIn.books().refusals()).isEmpty();
        assertThat(standIn.books().requests(Step.INFO)).isOne();
    }
}
