package io.github.atcollector.model;

/**
 * A setting that a service declares in its service.properties.
 *
 * @param name behind {@code collector.service.}
 * @param meaning what it says, in one clause
 * @param otherwise the default; empty means none
 * @param required true if it may not be empty
 * @param secret true if the value must never be shown; it can be given in a file too, {@code NAME-file}
 * @param address true if it is an http or https address to which paths are appended
 */
public record ServiceSetting(
        String name, String meaning, String otherwise, boolean required, boolean secret, boolean address) {}
