package io.github.atcollector.fakeservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atcollector.fakeservice.http.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopTest {
    private static final SessionRequest DAY = SessionRequest.ofDay(LocalDate.of(2018, 6, 27));

    private final StandIn standIn = StandIn.start(StandInOptions.defaults());

    @Test
    void endsStallsDelaysAndIdleConnectionsAtOnce() throws IOException {
        Caller caller = Caller.of(standIn);
        Call download = caller.download(DAY);
        standIn.faults()
                .next(Step.DOWNLOAD, Fault.stall(100))
                .next(Step.OPEN, Fault.delay(Duration.ofHours(1)))
                .next(Step.INFO, Fault.drip(1, Duration.ofHours(1)));

        try (Socket stalled = download.raw();
                Socket dripping = Caller.info(standIn).raw();
                Socket delayed = caller.open(DAY).raw();
                Socket idle = new Socket("127.0.0.1", standIn.endpoint().getPort())) {
            assertThat((char) stalled.getInputStream().read()).isEqualTo('H');
            assertThat((char) dripping.getInputStream().read()).isEqualTo('H');
            standIn.close();

            assertThat(threads()).isEmpty();
            assertThat(ends(delayed)).isTrue();
            assertThat(ends(idle)).isTrue();
        }
    }

    @Test
    void freesThePort() throws IOException {
        standIn.close();
        StandInOptions samePort =
                StandInOptions.defaults().withPort(standIn.endpoint().getPort());

        try (StandIn again = StandIn.start(samePort)) {
            assertThat(Caller.info(again).status()).isEqualTo(200);
            assertThatThrownBy(() -> StandIn.start(samePort)).isInstanceOf(UncheckedIOException.class);
        }
    }

    private static boolean ends(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    private List<String> threads() {
        String prefix = "stand-in-" + standIn.endpoint().getPort();
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith(prefix))
                .toList();
    }
}
