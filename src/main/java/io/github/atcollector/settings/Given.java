package io.github.atcollector.settings;

import java.util.Locale;

/**
 * What a target is given by other ways than settings, and need not be set.
 *
 * @param credentials true if none are needed: nothing is asked of the service
 * @param broker true if the JMS broker's connection factory is there
 * @param howToSet how a setting can be given, in words; %s stands for its environment variable
 */
record Given(boolean credentials, boolean broker, String howToSet) {
    private static final String ANYWHERE = "as %s, with --set, or in a file";

    /** For a command. */
    static final Given NOTHING = new Given(false, false, ANYWHERE);

    /** For a command that asks nothing of the service. */
    static final Given CREDENTIALS = new Given(true, false, ANYWHERE);

    /** How a setting can be given, in words. */
    String howToSet(Setting<?> setting) {
        return String.format(Locale.ROOT, howToSet, setting.variable());
    }

    /** For a target whose settings stand in one place. */
    static Given ofItsOwn(boolean broker) {
        return new Given(false, broker, "in the target's file");
    }
}
