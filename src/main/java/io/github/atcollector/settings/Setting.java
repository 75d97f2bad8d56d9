package io.github.atcollector.settings;

import io.github.atcollector.text.Masks;
import java.io.File;
import java.util.Locale;

/**
 * One setting. {@link Settings} has those of the collector.
 *
 * @param name like {@code collector.lease}
 * @param type what its value is
 * @param otherwise the default, as it is written; empty means none
 * @param required true if it may not be empty
 * @param meaning what it says, in one clause, with which conf/application.properties and docs/configuration.md tell it
 */
public record Setting<T>(String name, Type<T> type, String otherwise, boolean required, String meaning) {
    /** The value of a text that can be used; of an empty one, null, or an empty text. */
    public T read(String text) {
        return type.read().apply(text);
    }

    /** What a person is told about it. */
    String description() {
        return (required && otherwise.isEmpty() ? "required: " : "") + meaning;
    }

    /** True for a text that can be used. */
    boolean holds(String text) {
        return type.holds().test(text);
    }

    /**
     * False for a secret, and for what may be one: an address with a user or parameters, and what is no file where a file with a secret
     * is expected.
     */
    boolean isShown(String text) {
        return !type.secret()
                && (!type.address() || text.chars().noneMatch(c -> "@?#=".indexOf(c) >= 0))
                && (type != Type.SECRET_FILE || new File(text).isFile());
    }

    /** Has the secrets of a text shown nowhere, in whatever text they come up. */
    void hide(String text) {
        if (type.secret()) {
            Masks.hide(text);
        }
        if (type.address()) {
            Masks.hideIn(text);
        }
    }

    /** The variable of the environment in which it can stand. */
    String variable() {
        return variable(name);
    }

    /** The variable of the environment in which a setting of this name could stand. */
    static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }
}
