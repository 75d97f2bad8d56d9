package io.github.atcollector.management;

import io.github.atcollector.model.Failure;
import java.util.function.Supplier;

/**
 * Something that has to hold for a target.
 *
 * @param name its name in health and metrics
 * @param isForReadiness true if the target cannot collect without it
 * @param failure why it does not hold; gives null if it does
 */
record Condition(String name, boolean isForReadiness, Supplier<Failure> failure) {}
