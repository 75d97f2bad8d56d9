package io.github.atcollector.cli;

/** A command that says all that is wrong with what it was given before it does anything. */
interface Checked {
    /** Reads the options and the settings, and adds each fault; the command is run only if there is none. */
    void check(Faults faults);
}
