package io.github.atcollector.collection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.download.Download;
import io.github.atcollector.download.Served;
import io.github.atcollector.service.Session;
import io.github.atcollector.window.Plan;
import io.github.atcollector.window.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final Window FIRST = day(1);
    private static final Window SECOND = day(2);
    private static final Download DOWNLOAD =
            new Download(Path.of(".x.part"), Path.of("x.json.gz"), Served.GZIP, 20, "00ff", 0L, null, null);

    private final List<String> told = new ArrayList<>();
    private final Tally tally = new Tally(
            "emea",
            new Listener() {
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
                public void finished(Outcome outcome) {
                    told.add((outcome.isDone() ? "done " : "failed ")
                            + outcome.window().label());
                }
            },
            new Tries(5));

    private static Window day(int day) {
        return Window.days("emea", LocalDate.of(2018, 6, day), LocalDate.of(2018, 6, day));
    }

    private static Plan plan(Window... windows) {
        return new Plan(List.of(windows), List.of(), 24);
    }

    private Result ended() {
        assertThat(tally.result()).isDone();
        return tally.result().join();
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
        void endsAtOnceWithoutWindows() {
            tally.planned(plan());

            assertThat(tally.result()).isCompletedWithValue(new Result(plan(), List.of(), List.of(), null));
            assertThat(tally.begin()).isTrue();
        }

        @Test
        void endsAfterTheLastOutcome() {
            tally.planned(plan(FIRST, SECOND));
            tally.started(FIRST);
            tally.started(SECOND);
            tally.done(SECOND, DOWNLOAD);
            assertThat(tally.result()).isNotDone();

            tally.done(FIRST, DOWNLOAD);

            assertThat(tally.result()).isDone();
            assertThat(ended().outcomes()).extracting(Outcome::window).containsExactly(SECOND, FIRST);
        }

        @Test
        void endsThoughAWindowIsDoneBeforeThePlanIsTold() {
            tally.started(FIRST);
            tally.done(FIRST, DOWNLOAD);
            assertThat(tally.result()).isNotDone();

            tally.planned(plan(FIRST));

            assertThat(tally.result()).isDone();
        }

        @Test
        void holdsWhatBecameOfEachWindow() {
            tally.planned(plan(FIRST, SECOND));
            tally.started(FIRST);
            tally.started(FIRST);
            tally.started(SECOND);
            tally.failed(FIRST, new IOException("Connection reset"));
            tally.done(SECOND, DOWNLOAD);

            Result result = ended();
            Outcome failed = result.outcomes().get(0);
            Outcome done = result.outcomes().get(1);
            assertThat(result.plan()).isEqualTo(plan(FIRST, SECOND));
            assertThat(result.failure()).isNull();
            assertThat(failed.isDone()).isFalse();
            assertThat(failed.download()).isNull();
            assertThat(failed.failure().what()).endsWith("IOException: Connection reset");
            assertThat(failed.tries()).isEqualTo(2);
            assertThat(done.isDone()).isTrue();
            assertThat(done.download()).isEqualTo(DOWNLOAD);
            assertThat(done.tries()).isEqualTo(1);
            assertThat(done.time()).isGreaterThanOrEqualTo(Duration.ZERO);
        }

        @Test
        void endsWithTheReasonIfItCannotBePlanned() {
            tally.unplanned(new IllegalArgumentException("Nothing to collect"));

            Result result = ended();
            assertThat(result.plan()).isNull();
            assertThat(result.outcomes()).isEmpty();
            assertThat(result.failure().what()).contains("Nothing to collect");
            assertThat(tally.begin()).isTrue();
        }

        @Test
        void namesTheSessionsThatStayedOpen() {
            tally.planned(plan(FIRST));
            tally.leftOpen(new Session("s-1"), new IOException("Connection reset"));
            tally.done(FIRST, DOWNLOAD);

            assertThat(ended().openSessions()).containsExactly("s-1");
        }

        @Test
        void countsTheTriesOfAWindow() {
            assertThat(tally.started(FIRST)).isEqualTo(1);
            assertThat(tally.started(FIRST)).isEqualTo(2);
            assertThat(tally.started(SECOND)).isEqualTo(1);
        }

        @Test
        void isToldToTheListener() {
            tally.planned(plan(FIRST, SECOND));
            tally.started(FIRST);
            tally.received(20);
            tally.done(FIRST, DOWNLOAD);
            tally.started(SECOND);
            tally.failed(SECOND, new IOException("Connection reset"));

            assertThat(told)
                    .containsExactly(
                            "emea planned 2",
                            "started 2018-06-01 1",
                            "received 20",
                            "done 2018-06-01",
                            "started 2018-06-02 1",
                            "failed 2018-06-02");
        }
    }

    @Nested
    class TheNextCollection {
        @Test
        void startsFromNothing() {
            tally.begin();
            tally.planned(plan(FIRST));
            tally.started(FIRST);
            tally.leftOpen(new Session("s-1"), new IOException("Connection reset"));
            tally.failed(FIRST, new IOException("Connection reset"));
            Result before = ended();
            tally.begin();
            tally.planned(plan(FIRST));
            assertThat(tally.started(FIRST)).isEqualTo(1);
            assertThat(tally.result()).isNotDone();
            tally.done(FIRST, DOWNLOAD);

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
