package io.github.atcollector.settings;

import java.util.List;
import java.util.stream.Collectors;

/** The settings cannot be used; holds every fault that was found, so that all are mended at once. */
public final class SettingsException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;
    private final transient List<Target> targets;

    /**
     * Says what is wrong.
     *
     * @param faults at least one
     */
    public SettingsException(List<Fault> faults) {
        this(faults, List.of());
    }

    /** The same, of targets that lack the settings that have a fault. */
    SettingsException(List<Fault> faults, List<Target> targets) {
        // no cause, and no stack trace: where it was found out is of no help to whoever mends the settings
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")), null, false, false);
        this.faults = List.copyOf(faults);
        this.targets = List.copyOf(targets);
    }

    /** The targets, without the settings that have a fault: to hold other things against them, not to be used. */
    public List<Target> targets() {
        return targets;
    }

    /** Every fault, in the order of the settings. */
    public List<Fault> faults() {
        return faults;
    }
}
