package io.github.atcollector.bench;

import java.util.Collection;

/** The middle one of some figures. */
public final class Median {
    private Median() {}

    /** That of two middle ones is between them; that of none is not a number (NaN). */
    public static double of(Collection<? extends Number> figures) {
        double[] sorted =
                figures.stream().mapToDouble(Number::doubleValue).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
