package io.github.atcollector.export;

import io.github.atcollector.model.Plan;

/** The plans of one collection, from the first to the one that counts now. */
final class Plans {
    private Plan first;
    private Plan last;
    private int hoursMeanwhile;

    /** True if there is none yet. */
    boolean isEmpty() {
        return first == null;
    }

    /**
     * The next one.
     *
     * @param hoursOurs hours that this collection has collected by now
     */
    void add(Plan plan, int hoursOurs) {
        if (first == null) {
            first = plan;
        }
        last = plan;
        hoursMeanwhile = Math.max(0, plan.hoursThere() - first.hoursThere() - hoursOurs);
    }

    /** True if the last one leaves windows to other collectors. */
    boolean leaveSomeElsewhere() {
        return last != null && !last.elsewhere().isEmpty();
    }

    /** True if there was something to do in the last one. */
    boolean leaveSomeToDo() {
        return last != null && !last.windows().isEmpty();
    }

    /** Hours that others have collected since the first plan. */
    int hoursMeanwhile() {
        return hoursMeanwhile;
    }

    /** What there was to do when the collection began, and what is left of it in the last plan; null without a plan. */
    Plan whole() {
        return first == null
                ? null
                : new Plan(first.windows(), last.notDue(), first.hoursThere(), last.elsewhere(), last.waiting());
    }
}
