package io.github.atcollector.faults;

import io.github.atcollector.Rig;
import io.github.atcollector.TestLedger;
import io.github.atcollector.export.Listener;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.fakeservice.Books;
import io.github.atcollector.fakeservice.Faults;
import io.github.atcollector.fakeservice.SessionRequest;
import io.github.atcollector.fakeservice.StandInOptions;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.model.Days;
import io.github.atcollector.runtime.Collector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * One fault at one step, met by one running collector: once, on the first day; then for good, on the second; then no more.
 */
final class Trial implements AutoCloseable {
    static final int MOST_TRIES = 3;
    static final LocalDate FIRST_DAY = Rig.DAY;
    static final LocalDate SECOND_DAY = Rig.DAY.plusDays(1);

    private static final LocalDate DAY_BEFORE = Rig.DAY.minusDays(1);
    private static final int BAD_HOUR = 13;
    /** A fault of a download stays with the day, and when that is split, with one hour of it. */
    private static final Predicate<SessionRequest> DAY_OR_BAD_HOUR =
            window -> window.hour().orElse(BAD_HOUR) == BAD_HOUR;

    private final Step step;
    private final FaultKind kind;
    private final Rig rig;
    private final Gate gate;
    private final Collector collector;
    private final List<Result> results = new ArrayList<>();
    private int callsBefore;
    private boolean permanent;

    Trial(Path directory, TestLedger ledger, Step step, FaultKind kind) throws Exception {
        this.step = step;
        this.kind = kind;
        rig = new Rig(directory, StandInOptions.defaults().withEventsPerDay(48));
        gate = new Gate(rig.service().endpoint());
        settle(ledger);
        collector = rig.collector(new Listener() {});
        Redelivery.of(collector.context(), this::redelivered);
        collector.start();
    }

    private void settle(TestLedger ledger) {
        ledger.giveTo(rig)
                .set(
                        "collector.windows.consumers",
                        "1") // one call after the other, so that the first day meets the fault
                .set("collector.retry.max-attempts", String.valueOf(MOST_TRIES))
                .set("collector.retry.delay", "PT0.002S")
                .set("collector.retry.max-delay", "PT0.01S")
                .set("collector.retry.session-wait", "PT0.05S")
                .set("collector.timeout.idle", kind == FaultKind.STALL ? "PT3S" : "PT1M");
        if (step == Step.INFO) {
            rig.set("collector.auth.token-url", "")
                    .set("collector.auth.info-url", rig.service().infoUrl().toString());
        }
        if (kind == FaultKind.REFUSED) {
            String address = step == Step.INFO ? "collector.auth.info-url" : "collector.auth.token-url";
            rig.set("collector.endpoint", gate.through(rig.service().endpoint()))
                    .set(
                            address,
                            gate.through(
                                    step == Step.INFO
                                            ? rig.service().infoUrl()
                                            : rig.service().tokenUrl()));
        }
    }

    Rig rig() {
        return rig;
    }

    List<Result> results() {
        return results;
    }

    /** The fault happens once. */
    Outcomes once() throws Exception {
        Faults faults = rig.service().faults();
        if (step == Step.LIST) {
            collect(DAY_BEFORE); // for who we are is known once a session was opened; else a stranger's could be ours
            faults.next(Step.OPEN, Fault.lostAnswer());
        }
        if (kind == FaultKind.REFUSED) {
            shutBeforeStep();
        } else {
            faults.next(step, kind.at(step));
        }
        return outcomes(collect(FIRST_DAY), FIRST_DAY);
    }

    /** The fault stays. */
    Outcomes always() throws Exception {
        Faults faults = rig.service().faults();
        permanent = true;
        if (step == Step.LIST) {
            faults.next(Step.OPEN, Fault.lostAnswer());
        }
        if (step == Step.INFO || step == Step.TOKEN) {
            rig.service().expireTokens();
        }
        if (kind == FaultKind.REFUSED) {
            shutBeforeStep();
        } else if (step == Step.DOWNLOAD) {
            faults.when(step, DAY_OR_BAD_HOUR, kind.at(step));
        } else {
            faults.always(step, kind.at(step));
        }
        return outcomes(collect(SECOND_DAY), SECOND_DAY);
    }

    /** All is well again. */
    Result afterwards() throws Exception {
        rig.service().faults().clear();
        gate.open();
        collect(FIRST_DAY);
        return collect(SECOND_DAY);
    }

    private Result collect(LocalDate day) throws Exception {
        callsBefore = books().requests(step);
        Result result = collector.collect(new Days(day, day)).get(5, TimeUnit.MINUTES);
        results.add(result);
        return result;
    }

    private Books books() {
        return rig.service().books();
    }

    private void redelivered() {
        if (!permanent) {
            gate.open();
        }
    }

    /** The call before the step is the last that is answered; where there is none, nothing is. */
    private void shutBeforeStep() {
        Step before =
                switch (step) {
                    case INFO, TOKEN -> permanent ? Step.OPEN : null;
                    case OPEN -> permanent ? null : Step.TOKEN;
                    case DOWNLOAD, LIST -> Step.OPEN;
                    case COUNT -> Step.DOWNLOAD;
                    case CLOSE -> Step.COUNT;
                };
        if (before == null) {
            gate.shut();
        } else {
            int calls = books().requests(before);
            gate.shutWhen(() -> books().requests(before) > calls);
        }
    }

    private Outcomes outcomes(Result result, LocalDate day) {
        List<Outcome> windows = result.outcomes().stream()
                .filter(outcome -> outcome.window().startDay().equals(day))
                .toList();
        long failed = windows.stream().filter(outcome -> !outcome.isDone()).count();
        String end;
        if (windows.size() > 1) {
            end = switch ((int) failed) {
                case 0 -> Outcomes.SPLIT;
                case 1 -> Outcomes.SPLIT_FAILED;
                default -> "split, %d hours failed".formatted(failed);
            };
        } else if (failed > 0) {
            end = Outcomes.FAILED;
        } else {
            end = windows.get(0).serviceEvents() == null ? Outcomes.UNCOUNTED : Outcomes.DONE;
        }
        int tries = windows.stream().mapToInt(Outcome::tries).max().orElse(0);
        int calls = books().requests(step) - callsBefore;
        return new Outcomes(end + (result.openSessions().isEmpty() ? "" : ", session left open"), tries, calls);
    }

    @Override
    public void close() {
        collector.close();
        gate.close();
        rig.close();
    }

    /** Whether the file of a day, or of each of its hours, holds what the service serves. */
    boolean isComplete(LocalDate day) throws IOException {
        if (isServed(SessionRequest.ofDay(day))) {
            return true;
        }
        for (int hour = 0; hour < 24; hour++) {
            if (!isServed(SessionRequest.ofHour(day, hour))) {
                return false;
            }
        }
        return true;
    }

    private boolean isServed(SessionRequest window) throws IOException {
        String label = window.start()
                + (window.hour().isPresent() ? "T%02d".formatted(window.hour().getAsInt()) : "");
        String name = "events-%s.json.gz".formatted(label);
        for (String file : rig.files()) {
            if (Path.of(file).getFileName().toString().equals(name)) {
                return Arrays.equals(Files.readAllBytes(rig.directory().resolve(file)), rig.served(window));
            }
        }
        return false;
    }
}
