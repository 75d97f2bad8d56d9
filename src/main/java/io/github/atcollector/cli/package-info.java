/**
 * The command line.
 * Uses all rooms below, {@code management}, {@code report} and, for {@code demo} and {@code stand-in}, the stand-in.
 */
package io.github.atcollector.cli;
