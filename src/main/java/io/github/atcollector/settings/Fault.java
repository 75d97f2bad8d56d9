package io.github.atcollector.settings;

import io.github.atcollector.text.Masks;

/**
 * One thing that is wrong with the settings.
 *
 * @param where the setting's name, or the file or option at fault
 * @param what what was given and what is expected; never holds a secret
 */
public record Fault(String where, String what) {
    /** Takes secrets out of the words, whichever way they came in. */
    public Fault {
        where = Masks.of(where);
        what = Masks.of(what);
    }

    @Override
    public String toString() {
        return where + ": " + what;
    }
}
