package io.github.atcollector.faults;

import io.github.atcollector.fakeservice.Step;

/** What is to come of a fault, by step and treatment. */
final class Expected {
    private final int most;

    /**
     * Takes the setting.
     *
     * @param most tries of a window or call
     */
    Expected(int most) {
        this.most = most;
    }

    /** A fault that happens once. */
    Outcomes once(Step step, FaultKind kind) {
        Treatment treatment = kind.treatedAt(step);
        if (kind == FaultKind.REFUSED) { // how often is not seen by the service
            boolean ofItsOwn = step == Step.CLOSE || step == Step.COUNT;
            return new Outcomes(Outcomes.DONE, ofItsOwn ? 1 : 2, null);
        }
        return switch (step) {
            case CLOSE -> onceAtClose(kind, treatment);
            case LIST -> onceAtList(kind, treatment);
            case COUNT ->
                treatment == Treatment.FINAL
                        ? new Outcomes(Outcomes.UNCOUNTED, 1, 1)
                        : new Outcomes(Outcomes.DONE, 1, treatment == Treatment.HARMLESS ? 1 : 2);
            default -> onceInWindow(step, treatment);
        };
    }

    /** A fault that stays; for a download, with the day and with one hour of it. */
    Outcomes always(Step step, FaultKind kind) {
        if (kind == FaultKind.REFUSED) {
            return gone(step);
        }
        Treatment treatment = kind.treatedAt(step);
        return switch (step) {
            case CLOSE -> alwaysAtClose(kind, treatment);
            case LIST -> alwaysAtList(kind, treatment);
            case COUNT ->
                switch (treatment) {
                    case HARMLESS -> new Outcomes(Outcomes.DONE, 1, 1);
                    case RETRIED -> new Outcomes(Outcomes.UNCOUNTED, 1, most);
                    case RENEWED -> new Outcomes(Outcomes.UNCOUNTED, 1, 2);
                    default -> new Outcomes(Outcomes.UNCOUNTED, 1, 1);
                };
            default -> alwaysInWindow(treatment);
        };
    }

    private static Outcomes onceInWindow(Step step, Treatment treatment) {
        boolean beforeAnyToken = step == Step.TOKEN || step == Step.INFO;
        return switch (treatment) {
            case HARMLESS, WAITS -> new Outcomes(Outcomes.DONE, 1, null);
            case RETRIED, BREAKS -> new Outcomes(Outcomes.DONE, 2, null);
            case TOO_LARGE -> new Outcomes(Outcomes.SPLIT, 1, null);
            case RENEWED -> new Outcomes(beforeAnyToken ? Outcomes.FAILED : Outcomes.DONE, 1, null);
            case FINAL -> new Outcomes(Outcomes.FAILED, 1, null);
        };
    }

    private Outcomes alwaysInWindow(Treatment treatment) {
        return switch (treatment) {
            case HARMLESS -> new Outcomes(Outcomes.DONE, 1, null);
            case RETRIED -> new Outcomes(Outcomes.FAILED, most, null);
            case BREAKS -> new Outcomes(Outcomes.SPLIT_FAILED, most, null);
            case TOO_LARGE -> new Outcomes(Outcomes.SPLIT_FAILED, 1, null);
            case RENEWED, FINAL, WAITS -> new Outcomes(Outcomes.FAILED, 1, null);
        };
    }

    /** 404 says that it is closed; and of a good answer nothing is needed. */
    private static boolean saysClosed(FaultKind kind) {
        return kind == FaultKind.NOT_FOUND;
    }

    private static Outcomes onceAtClose(FaultKind kind, Treatment treatment) {
        if (treatment == Treatment.FINAL && !saysClosed(kind)) {
            return new Outcomes(Outcomes.DONE_LEFT_OPEN, 1, 1);
        }
        boolean oneCall = saysClosed(kind) || treatment == Treatment.HARMLESS;
        return new Outcomes(Outcomes.DONE, 1, oneCall ? 1 : 2);
    }

    private Outcomes alwaysAtClose(FaultKind kind, Treatment treatment) {
        if (kind == FaultKind.CUT) { // the first call closes it, the second is answered with 404 whatever its body
            return new Outcomes(Outcomes.DONE, 1, 2);
        }
        if (saysClosed(kind) || treatment == Treatment.HARMLESS) {
            return new Outcomes(Outcomes.DONE, 1, 1);
        }
        return new Outcomes(
                Outcomes.DONE_LEFT_OPEN,
                1,
                switch (treatment) {
                    case FINAL -> 2; // its own, and that of the session that the first day left
                    case RENEWED -> 2; // with another token, which is refused too
                    default -> most;
                });
    }

    /** The list is asked for, then the one session that may be the lost one. */
    private static Outcomes onceAtList(FaultKind kind, Treatment treatment) {
        if (kind == FaultKind.NOT_FOUND) {
            return new Outcomes(Outcomes.DONE, 2, 1);
        }
        return new Outcomes(Outcomes.DONE, 2, treatment == Treatment.HARMLESS ? 2 : 3);
    }

    /** Asked for before the next try, and once more at the end of the collection. */
    private Outcomes alwaysAtList(FaultKind kind, Treatment treatment) {
        if (kind == FaultKind.NOT_FOUND) {
            return new Outcomes(Outcomes.DONE, 2, 1);
        }
        return switch (treatment) {
            case HARMLESS -> new Outcomes(Outcomes.DONE, 2, 2);
            case FINAL -> new Outcomes(Outcomes.DONE_LEFT_OPEN, 2, 2);
            case RENEWED -> new Outcomes(Outcomes.DONE_LEFT_OPEN, 2, 4);
            default -> new Outcomes(Outcomes.DONE_LEFT_OPEN, 2, most + 1);
        };
    }

    /** The service is gone from the step on, and all that follows it is refused too. */
    private Outcomes gone(Step step) {
        return switch (step) {
            case INFO, TOKEN, OPEN -> new Outcomes(Outcomes.FAILED, most, null);
            case DOWNLOAD, LIST -> new Outcomes(Outcomes.FAILED_LEFT_OPEN, most, null);
            case COUNT -> new Outcomes(Outcomes.UNCOUNTED_LEFT_OPEN, 1, null);
            case CLOSE -> new Outcomes(Outcomes.DONE_LEFT_OPEN, 1, null);
        };
    }
}
