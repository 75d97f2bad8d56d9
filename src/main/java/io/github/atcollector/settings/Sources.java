package io.github.atcollector.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where settings stand, strongest last but for the targets' own files, which are stronger than all but {@code set}.
 *
 * @param home folder of the installation, whose conf/ is read; null if there is none (running from the build)
 * @param config file given with --config; null if there is none
 * @param environment the environment variables
 * @param set what was given with --set
 * @param targets names given with --target; empty means every target
 * @param routes folder of the routes, in which the services are; null means those packed into the jar
 */
public record Sources(
        Path home,
        Path config,
        Map<String, String> environment,
        Map<String, String> set,
        List<String> targets,
        Path routes) {}
