/**
 * What is different in Karaf: targets from its configuration, commands of its shell.
 * Uses all rooms below, and the tables of {@code cli}.
 */
package io.github.atcollector.karaf;
