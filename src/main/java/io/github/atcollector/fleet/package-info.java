/**
 * How collectors share the windows of a target: the queue, and which firing of a trigger is due for all.
 * Uses the sinks, the settings and what is below.
 */
package io.github.atcollector.fleet;
