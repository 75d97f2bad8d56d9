package io.github.atcollector.collection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.download.Download;
import io.github.atcollector.download.Served;
import io.github.atcollector.fleet.Queue;
import io.github.atcollector.service.Credentials;
import io.github.atcollector.service.Session;
import io.github.atcollector.service.TokenKeeper;
import io.github.atcollector.window.Asked;
import io.github.atcollector.window.KnownWindow;
import io.github.atcollector.window.Plan;
import io.github.atcollector.window.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final Window FIRST = day(1);
    private static final Window SECOND = day(2);
    private static final Failure RESET = new Failure("Connection reset", "Collect again");
    private static final Download DOWNLOAD = new Download(
            Path.of(".x.part"),
            Path.of("x.json.gz"),
            "x.json.gz",
            "2018-06-03T00:00:00Z",
            Served.GZIP,
            20,
            0L,
            "00ff",
            0L,
            null,
            null,
            null);

    private final List<String> told = new ArrayList<>();
    private final Tries tries = new Tries(5);
    private final Splitting splitting = new Splitting(new Diagnosis(), tries);
    private final RefusedToken refusedToken = new RefusedToken(new TokenKeeper(Credentials.ofApiKey("key")), tries);
    private final OpenSessions openSessions = new OpenSessions(new FailureLog("emea"));
    private final Tally tally = tally(new Listener() {
        @Override
        public void planned(String target, Plan plan) {
            told.add(target + " planned " + plan.windows().size());
        }

        @Override
        public void started(Window window, int tries) {
            told.add("started " + window.label() + " " + tries);
        }

        @Override
        public void received(int bytes) {
            told.add("received " + bytes);
        }

        @Override
        public void split(Window window) {
            told.add("split " + window.label());
        }

        @Override
        public void elsewhere(Window window) {
            told.add("elsewhere " + window.label());
        }

        @Override
        public void heldElsewhere(Window window, String owner) {
            told.add("held " + window.label() + " " + owner);
        }

        @Override
        public void collectedElsewhere(Window window) {
            told.add("collected elsewhere " + window.label());
        }

        @Override
        public void finished(Outcome outcome) {
            told.add((outcome.isDone() ? "done " : "failed ") + outcome.window().label());
        }
    });

    private Tally tally(Listener listener) {
        return new Tally(
                "emea",
                listener,
                openSessions,
                new Attempts(tries, splitting, refusedToken),
                new Queue("emea", false, 4),
                new FailureLog("emea"));
    }

    private static Window day(int day) {
        return Window.days("emea", LocalDate.of(2018, 6, day), LocalDate.of(2018, 6, day));
    }

    private static Plan plan(Window... windows) {
        return new Plan(List.of(windows), List.of(), 24);
    }

    /** A plan with a window that another collector exports. */
    private static Plan planElsewhere() {
        KnownWindow other = new KnownWindow(
                SECOND,
                KnownWindow.State.RUNNING,
                "other",
                null,
                1,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        return new Plan(List.of(), List.of(), 0, List.of(other), List.of());
    }

    private void start(Window window) {
        assertThat(tally.takes(window)).isTrue();
        tally.started(window);
    }

    private void done(Window window) {
        tally.done(window, 1, DOWNLOAD, 0L, null);
    }

    private Result ended() {
        tally.end();
        assertThat(tally.result()).isDone();
        return tally.result().join();
    }

    private CompletableFuture<Void> awaiting(Asked asked) {
        return CompletableFuture.runAsync(() -> {
            try {
                tally.awaitWindows(asked);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Nested
    class ACollection {
        @BeforeEach
        void begin() {
            assertThat(tally.begin()).isTrue();
        }

        @Test
        void letsNoSecondOneStart() {
            tally.planned(plan(FIRST));
            var result = tally.result();

            assertThat(tally.begin()).isFalse();
            assertThat(tally.result()).isSameAs(result).isNotDone();
        }

        @Test
        void letsNoSecondOneStartBeforeItIsPlanned() {
            assertThat(tally.begin()).isFalse();
        }

        @Test
        void waitsForNothingWithoutWindows() throws Exception {
            tally.planned(plan());

            awaiting(Asked.BY_SETTINGS).get(5, TimeUnit.MINUTES);
            assertThat(tally.goesOn(Asked.BY_SETTINGS)).isFalse();
            assertThat(ended()).isEqualTo(new Result(plan(), List.of(), List.of(), null));
            assertThat(tally.begin()).isTrue();
        }

        @Test
        void waitsForTheLastOutcome() throws Exception {
            tally.planned(plan(FIRST, SECOND));
            start(FIRST);
            start(SECOND);
            CompletableFuture<Void> awaiting = awaiting(Asked.BY_SETTINGS);
            done(SECOND);
            assertThat(awaiting).isNotDone();

            done(FIRST);

            awaiting.get(5, TimeUnit.MINUTES);
            assertThat(ended().outcomes()).extracting(Outcome::window).containsExactly(SECOND, FIRST);
        }

        @Test
        void holdsWhatBecameOfEachWindow() {
            tally.planned(plan(FIRST, SECOND));
            start(FIRST);
            tally.started(FIRST);
            start(SECOND);
            tally.failed(FIRST, RESET);
            tally.done(SECOND, 1, DOWNLOAD, 3L, null);

            Result result = ended();
            Outcome failed = result.outcomes().get(0);
            Outcome done = result.outcomes().get(1);
            assertThat(result.plan()).isEqualTo(plan(FIRST, SECOND));
            assertThat(result.failure()).isNull();
            assertThat(failed.isDone()).isFalse();
            assertThat(failed.isLower()).isFalse();
            assertThat(failed.download()).isNull();
            assertThat(failed.failure()).isEqualTo(RESET);
            assertThat(failed.tries()).isEqualTo(2);
            assertThat(done.isDone()).isTrue();
            assertThat(done.isLower()).isTrue();
            assertThat(done.serviceEvents()).isEqualTo(3);
            assertThat(done.download()).isEqualTo(DOWNLOAD);
            assertThat(done.tries()).isEqualTo(1);
            assertThat(done.time()).isGreaterThanOrEqualTo(Duration.ZERO);
        }

        @Test
        void endsWithTheReasonIfItCannotBePlanned() {
            tally.unplanned(new IllegalArgumentException("Nothing to collect"));

            Result result = tally.result().join();
            assertThat(result.plan()).isNull();
            assertThat(result.outcomes()).isEmpty();
            assertThat(result.failure().what()).contains("Nothing to collect");
            assertThat(tally.begin()).isTrue();
        }

        @Test
        void namesTheSessionsThatStayedOpen() {
            Session open = new Session("i-1", null, "s-1", null, Session.State.OPEN, null);
            tally.planned(plan(FIRST));

            assertThat(openSessions.leftOpen(open, new IOException("Connection reset")))
                    .isEqualTo(open.leftOpen("A call to the service failed: IOException: Connection reset"));
            openSessions.leftOpen(Session.intended(), new IOException("Connection reset"));

            assertThat(ended().openSessions()).containsExactly("s-1", "whose answer was lost");
        }

        @Test
        void countsTheTriesOfAWindow() {
            assertThat(tally.started(FIRST)).isEqualTo(1);
            assertThat(tally.started(FIRST)).isEqualTo(2);
            assertThat(tally.started(SECOND)).isEqualTo(1);
        }

        @Test
        void knowsWhichWindowsHaveEndedWhetherAnewOrNot() {
            tally.planned(plan(FIRST, SECOND));
            start(FIRST);
            done(FIRST);

            assertThat(tally.hasEnded(FIRST)).isTrue();
            assertThat(tally.hasEnded(new Window("emea", FIRST.from(), FIRST.to(), true)))
                    .isTrue();
            assertThat(tally.hasEnded(SECOND)).isFalse();
        }

        @Test
        void isToldToTheListener() {
            tally.planned(plan(FIRST, SECOND));
            start(FIRST);
            tally.received(FIRST, 20);
            done(FIRST);
            start(SECOND);
            tally.failed(SECOND, RESET);

            assertThat(told)
                    .containsExactly(
                            "emea planned 2",
                            "started 2018-06-01 1",
                            "received 20",
                            "done 2018-06-01",
                            "started 2018-06-02 1",
                            "failed 2018-06-02");
        }

        @Test
        void isNotHeldUpByAListenerThatFails() {
            Tally told = tally(new Listener() {
                @Override
                public void finished(Outcome outcome) {
                    throw new IllegalStateException("The terminal is gone");
                }
            });
            told.begin();
            told.planned(plan(FIRST));
            told.takes(FIRST);
            told.done(FIRST, 1, DOWNLOAD, null, null);
            told.end();

            assertThat(told.result().join().outcomes()).hasSize(1);
        }
    }

    @Nested
    class AWindowOfAnotherCollector {
        @BeforeEach
        void begin() {
            tally.begin();
        }

        @Test
        void isToldOnceAndCountsAsTheOthersWhenItIsDone() {
            tally.planned(elsewhere(FIRST));
            tally.planned(elsewhere(FIRST));
            tally.planned(there(24));

            assertThat(told.stream().filter(line -> !line.startsWith("emea")))
                    .containsExactly("held 2018-06-01 host:1:2:3", "collected elsewhere 2018-06-01");
            assertThat(ended().hoursMeanwhile()).isEqualTo(24);
            assertThat(ended().plan().hoursThere()).isZero();
        }

        @Test
        void isOursWhereTheOtherOneGaveItUp() {
            tally.planned(elsewhere(FIRST));
            tally.planned(there(0, FIRST));
            start(FIRST);
            done(FIRST);
            tally.planned(there(24));

            assertThat(told).doesNotContain("collected elsewhere 2018-06-01");
            assertThat(ended().hoursMeanwhile()).isZero();
            assertThat(ended().outcomes()).hasSize(1);
        }

        @Test
        void isTheOthersWhereItWasDoneBeforeItCouldBeTaken() {
            Window third = day(3);
            tally.planned(there(24, FIRST, SECOND, third));
            start(FIRST);
            start(SECOND);
            tally.done(FIRST, 0, null, null, null);
            assertThat(tally.takes(third)).isFalse();
            done(SECOND);
            tally.planned(there(96));

            assertThat(told).contains("collected elsewhere 2018-06-01", "collected elsewhere 2018-06-03");
            assertThat(ended().hoursMeanwhile()).isEqualTo(48);
            assertThat(ended().plan()).isEqualTo(there(24, FIRST, SECOND, third));
        }

        @Test
        void isNobodysWhereTheCollectionStopsBefore() {
            tally.planned(elsewhere(FIRST));
            tally.stop();

            assertThat(ended().hoursMeanwhile()).isZero();
        }

        private Plan there(int hours, Window... windows) {
            return new Plan(List.of(windows), List.of(), hours);
        }

        private Plan elsewhere(Window window) {
            KnownWindow held = new KnownWindow(
                    window,
                    KnownWindow.State.RUNNING,
                    "host:1:2:3",
                    null,
                    0,
                    null,
                    null,
                    null,
                    false,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
            return new Plan(List.of(), List.of(), 0, List.of(held), List.of());
        }
    }

    @Nested
    class AnotherPlan {
        @BeforeEach
        void begin() {
            tally.begin();
        }

        @Test
        void isMadeAtFirst() {
            assertThat(tally.goesOn(Asked.BY_SETTINGS)).isTrue();
            assertThat(tally.goesOn(Asked.BY_TRIGGER)).isTrue();
        }

        @Test
        void isMadeAfterASplitInWhichWhatWaitedIsPlannedToo() throws Exception {
            tally.planned(plan(FIRST, SECOND));
            start(FIRST);
            tally.split(FIRST, RESET);

            assertThat(tally.takes(SECOND)).isFalse();
            awaiting(Asked.BY_TRIGGER).get(5, TimeUnit.MINUTES);
            assertThat(tally.goesOn(Asked.BY_TRIGGER)).isTrue();
            assertThat(told).containsExactly("emea planned 2", "started 2018-06-01 1", "split 2018-06-01");

            tally.planned(plan(SECOND));
            assertThat(tally.goesOn(Asked.BY_TRIGGER)).isFalse();
            assertThat(tally.takes(SECOND)).isTrue();
            assertThat(tally.hasEnded(FIRST)).isFalse();
        }

        @Test
        void isMadeWhereAWindowTurnsOutToBeAnothersOrDone() {
            tally.planned(plan(FIRST));
            assertThat(tally.takes(FIRST)).isTrue();
            tally.done(FIRST, 0, null, null, null);

            assertThat(tally.goesOn(Asked.BY_TRIGGER)).isTrue();
            assertThat(told).containsExactly("emea planned 1", "elsewhere 2018-06-01");
            assertThat(ended().outcomes()).isEmpty();
        }

        @Test
        void waitsForTheOtherCollectorWhereAPersonDoesButNotForATrigger() {
            tally.planned(planElsewhere());

            assertThat(tally.goesOn(Asked.BY_SETTINGS)).isTrue();
            assertThat(tally.goesOn(Asked.BY_TRIGGER)).isFalse();
        }

        @Test
        void isMadeWhereASmallerSizeHasTurnedOutToWorkBetter() {
            tally.planned(plan(FIRST, SECOND));
            tally.works(1);

            assertThat(tally.takes(FIRST)).isFalse();
            assertThat(tally.goesOn(Asked.BY_TRIGGER)).isTrue();
            assertThat(tally.workingSize()).isEqualTo(Duration.ofHours(1));
        }

        @Test
        void isNotMadeForAWindowThatIsCollectedAnewInItsShape() {
            Window again = new Window("emea", FIRST.from(), FIRST.to(), true);
            tally.planned(plan(again));
            tally.works(1);

            assertThat(tally.takes(again)).isTrue();
            assertThat(tally.goesOn(Asked.BY_TRIGGER)).isFalse();
        }

        @Test
        void knowsNoBetterSizeWhereNothingWasSplit() {
            tally.works(1);
            tally.works(null);

            assertThat(tally.workingSize()).isGreaterThan(Duration.ofDays(14));
        }

        @Test
        void isNotMadeOnceTheCollectorStops() {
            tally.planned(plan(FIRST));
            start(FIRST);
            tally.split(FIRST, RESET);
            tally.stop();

            assertThat(tally.goesOn(Asked.BY_SETTINGS)).isFalse();
        }
    }

    @Nested
    class AWindow {
        @Test
        void isNotTakenTwiceAtOnce() {
            tally.begin();
            tally.planned(plan(FIRST));

            assertThat(tally.takes(FIRST)).isTrue();
            assertThat(tally.takes(FIRST)).isFalse();
        }

        @Test
        void isTakenThoughNoCollectionIsAtWork() {
            assertThat(tally.takes(FIRST)).isTrue(); // a queue that several collectors share
            tally.started(FIRST);
            done(FIRST);

            assertThat(told).containsExactly("started 2018-06-01 1", "done 2018-06-01");
        }

        @Test
        void startsWithFreshTriesAfterItsEnd() {
            tally.begin();
            tally.planned(plan(FIRST));
            start(FIRST);
            tally.failed(FIRST, RESET);

            assertThat(tries.count(FIRST)).isZero();
        }

        @Test
        void failsWithItsReason() {
            assertThat(tally.failure(new IOException("Connection reset")).what())
                    .contains("Connection reset");
        }

        @Test
        void failsBecauseTheCollectorStoppedWhateverBrokeThen() {
            tries.stop();

            assertThat(tally.failure(new IOException("Connection reset"))).isEqualTo(Failure.STOPPED);
        }
    }

    @Nested
    class TheStop {
        @Test
        void takesNoMoreWindowsAndWaitsOnlyForThoseAtWork() throws Exception {
            tally.begin();
            tally.planned(plan(FIRST, SECOND));
            start(FIRST);
            CompletableFuture<Void> awaiting = awaiting(Asked.BY_SETTINGS);

            tally.stop();

            assertThat(tally.takes(SECOND)).isFalse();
            assertThat(tally.awaitIdle(Duration.ZERO)).isFalse();
            assertThat(awaiting).isNotDone();
            done(FIRST);
            assertThat(tally.awaitIdle(Duration.ZERO)).isTrue();
            awaiting.get(5, TimeUnit.MINUTES);
        }

        @Test
        void isTheReasonWhereWindowsWereLeft() {
            tally.begin();
            tally.planned(plan(FIRST, SECOND));
            start(FIRST);
            tally.stop();
            assertThat(tally.takes(SECOND)).isFalse();
            done(FIRST);

            assertThat(ended().failure()).isEqualTo(Failure.STOPPED);
            assertThat(ended().outcomes()).hasSize(1);
        }

        @Test
        void isNoFailureWhereNoneWasLeft() {
            tally.begin();
            tally.planned(plan(FIRST));
            start(FIRST);
            tally.stop();
            done(FIRST);

            assertThat(ended().failure()).isNull();
        }

        @Test
        void isTheReasonWhereNothingWasPlannedYet() {
            tally.begin();
            tally.stop();

            assertThat(ended().failure()).isEqualTo(Failure.STOPPED);
        }

        @Test
        void letsNoCollectionBegin() {
            tally.stop();

            assertThat(tally.begin()).isFalse();
        }
    }

    @Nested
    class TheNextCollection {
        @Test
        void startsFromNothing() {
            tally.begin();
            tally.planned(plan(FIRST));
            start(FIRST);
            openSessions.leftOpen(
                    new Session("i-1", null, "s-1", null, Session.State.OPEN, null),
                    new IOException("Connection reset"));
            tally.failed(FIRST, RESET);
            Result before = ended();
            tally.begin();
            assertThat(tally.hasEnded(FIRST)).isFalse();
            assertThat(tally.goesOn(Asked.BY_TRIGGER)).isTrue();
            tally.planned(plan(FIRST));
            assertThat(tally.takes(FIRST)).isTrue();
            assertThat(tally.started(FIRST)).isEqualTo(1);
            assertThat(tally.result()).isNotDone();
            done(FIRST);

            Result result = ended();
            assertThat(result.openSessions()).isEmpty();
            assertThat(result.outcomes()).singleElement().satisfies(outcome -> assertThat(outcome.isDone())
                    .isTrue());
            assertThat(before.openSessions()).containsExactly("s-1");
            assertThat(before.outcomes()).singleElement().satisfies(outcome -> assertThat(outcome.isDone())
                    .isFalse());
        }
    }
}
