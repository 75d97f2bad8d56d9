package io.github.atcollector.planning;

import io.github.atcollector.files.StoredFiles;
import io.github.atcollector.model.Days;
import io.github.atcollector.model.KnownWindow;
import io.github.atcollector.model.Window;
import io.github.atcollector.model.WindowList;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What a span of days looks like before anything is planned: hour by hour, what is there, what is not to be touched, and
 * how large a window may be. A window that has a file keeps its shape when it is collected anew, so that its file is
 * replaced and no event is there twice.
 */
final class Coverage {
    final Days asked;
    final Instant start;
    final int hours;
    /** Hours whose events are there. */
    final BitSet there = new BitSet();
    /** Hours that are there, or that are dealt with otherwise. */
    final BitSet taken = new BitSet();
    /** Hours of a day that was split. */
    final BitSet byHour = new BitSet();
    /** Hours of a window of several days that was split. */
    final BitSet byDay = new BitSet();
    /** Windows to be collected anew in their own shape. */
    final WindowList again;

    /** How many windows cannot have been done when the ledger says. */
    int untrue;
    /** The first of them; null if there is none. */
    KnownWindow firstUntrue;

    final List<KnownWindow> elsewhere = new ArrayList<>();
    final WindowList waiting;

    private final Instant now;
    private final Instant young;
    private final StoredFiles files;
    private final CollectionSoFar collection;

    Coverage(String target, Days asked, Instant now, Duration recount, StoredFiles files, CollectionSoFar collection) {
        this.asked = asked;
        again = new WindowList(target);
        waiting = new WindowList(target);
        this.now = now;
        this.young = now.minus(recount);
        this.files = files;
        this.collection = collection;
        start = Window.startOf(asked.from());
        hours = Math.max(0, (int)
                Duration.between(start, Window.startOf(asked.to().plusDays(1))).toHours());
    }

    /** Adds what the ledger knows of a window. */
    void add(KnownWindow known) {
        if (known.isSplit()) {
            mark(known.window().hours() > 24 ? byDay : byHour, known);
            return;
        }
        boolean believed = known.isBelieved(now);
        boolean dealtWith = collection.hasEnded(known.window(), believed ? known.collectedAt() : null);
        if (known.state() == KnownWindow.State.RUNNING) {
            if (!dealtWith) { // else it is ours, and the ledger could not be told of its end
                elsewhere.add(known);
            }
            mark(taken, known);
        } else if (known.state() == KnownWindow.State.DONE && (dealtWith || believed && !isWanted(known))) {
            mark(there, known);
            mark(taken, known);
        } else if (dealtWith) {
            mark(taken, known);
        } else if (asked.byTrigger() && known.waits(now)) {
            waiting.add(known.window());
            mark(taken, known);
        } else if (known.sha256() != null) {
            if (!believed) {
                untrue++;
                firstUntrue = firstUntrue == null ? known : firstUntrue;
            }
            again.add(new Window(
                    known.window().target(),
                    known.window().from(),
                    known.window().to(),
                    true));
            mark(taken, known);
        }
    }

    /** True if this collection has tried the window, whether the ledger knows of it or not. */
    boolean hasEnded(Window window) {
        return collection.hasEnded(window);
    }

    private boolean isWanted(KnownWindow done) {
        return asked.again() || done.isLower() && done.window().to().isAfter(young) || files.disagreement(done) != null;
    }

    private void mark(BitSet set, KnownWindow known) {
        long first = Math.max(0, Duration.between(start, known.window().from()).toHours());
        long behind =
                Math.min(hours, Duration.between(start, known.window().to()).toHours());
        if (first < behind) {
            set.set((int) first, (int) behind);
        }
    }
}
