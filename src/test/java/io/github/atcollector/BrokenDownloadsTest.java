package io.github.atcollector;

import static io.github.atcollector.Rig.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.export.Listener;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.fakeservice.SessionRequest;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.model.Days;
import io.github.atcollector.runtime.Collector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Downloads that break, met by one running collector, each on days of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenDownloadsTest {
    private Rig rig;
    private Collector collector;
    private Collector onceOnly;
    private LocalDate day = DAY;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        rig = new Rig(directory);
        collector = rig.collector(new Listener() {});
        collector.start();
        onceOnly = rig.set("collector.retry.max-attempts", "1").collector(new Listener() {});
        onceOnly.start();
    }

    @AfterEach
    void goOn() {
        rig.service().faults().clear();
        day = day.plusDays(3);
    }

    @AfterAll
    void stop() {
        onceOnly.close();
        collector.close();
        rig.close();
    }

    private static Result collect(Collector collector, LocalDate first, LocalDate last) throws Exception {
        return collector.collect(new Days(first, last)).get(5, TimeUnit.MINUTES);
    }

    /** Downloads that broke on their way: less of them at once may do. */
    static Stream<Arguments> brokenDownloads() {
        return Stream.of(
                Arguments.of("cut without any error", Fault.cut(0.5), "cut"),
                Arguments.of("cut before its length", Fault.cutWithLength(0.5), "Premature end"),
                Arguments.of("corrupt", Fault.corrupt(), ""),
                Arguments.of("followed by rubbish", Fault.trailing("rubbish".getBytes()), "after its last gzip member"),
                Arguments.of("reset", Fault.resetAfter(100), "reset"),
                Arguments.of("answered with 504", Fault.status(504), "504"));
    }

    /** Answers that are none, whatever is asked for. */
    static Stream<Arguments> badDownloads() {
        byte[] html = "<!DOCTYPE html><title>Log in</title>".getBytes(StandardCharsets.US_ASCII);
        return Stream.of(
                Arguments.of("a login page", Fault.body(html, "text/html"), "starts with '<!DOCTYPE html>"),
                Arguments.of("empty", Fault.body(new byte[0], "application/json"), "is empty"),
                Arguments.of("gone", Fault.status(404), "404"),
                Arguments.of("answered with 429", Fault.status(429), "429"),
                Arguments.of("answered with 503", Fault.status(503), "503"));
    }

    static Stream<Arguments> allDownloads() {
        return Stream.concat(brokenDownloads(), badDownloads());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("allDownloads")
    void areTriedAgainWithAFreshSession(String name, Fault fault, String reason) throws Exception {
        int before = rig.service().books().sessionsOpened();
        rig.service().faults().next(Step.DOWNLOAD, fault);

        Outcome outcome = collect(collector, day, day).outcomes().get(0);

        assertThat(outcome.isDone()).isTrue();
        assertThat(outcome.tries()).isEqualTo(2);
        assertThat(outcome.download().file()).hasBinaryContent(rig.served(SessionRequest.ofDay(day)));
        assertThat(rig.service().books().sessionsOpened() - before).isEqualTo(2);
        assertThat(rig.service().books().sessionsOpen()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenDownloads")
    void endTheWindowWithTheReasonAfterTheLastTry(String name, Fault fault, String reason) throws Exception {
        rig.service().faults().next(Step.DOWNLOAD, fault);

        Outcome outcome = collect(onceOnly, day, day).outcomes().get(0);

        assertThat(outcome.isDone()).isFalse();
        assertThat(outcome.failure().what()).contains(reason);
        assertThat(rig.service().books().sessionsOpen()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badDownloads")
    void failAfterAllTriesWhereTheyStayBadAndHoldNothingUp(String name, Fault fault, String reason) throws Exception {
        int before = rig.service().books().sessionsOpened();
        int files = rig.files().size();
        LocalDate bad = day;
        rig.service().faults().when(Step.DOWNLOAD, window -> window.covers(bad), fault);

        Result result = collect(collector, day, day.plusDays(2));

        Outcome failed = Rig.outcome(result, day);
        assertThat(failed.isDone()).isFalse();
        assertThat(failed.failure().what()).contains(reason);
        assertThat(failed.tries()).isEqualTo(5);
        assertThat(result.outcomes().stream().filter(Outcome::isDone)).hasSize(2);
        assertThat(rig.files()).hasSize(files + 4).noneMatch(file -> file.contains(bad.toString()));
        assertThat(rig.service().books().sessionsOpened() - before).isEqualTo(7);
        assertThat(rig.service().books().sessionsOpen()).isEmpty();
    }
}
