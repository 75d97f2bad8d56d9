/**
 * How collectors share the windows of a target: the queue, and triggers that fire once for all.
 * Uses the sinks, the settings and what is below.
 */
package io.github.atcollector.fleet;
