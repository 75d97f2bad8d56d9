package io.github.atcollector.settings;

/**
 * What a setting of a target is, for a person.
 *
 * @param name the setting
 * @param value what it is; in words if it may not be shown, or is not given
 * @param source where it stands: {@code default}, a file, {@code environment} or {@code --set}
 */
public record SettingInUse(String name, String value, String source) {}
