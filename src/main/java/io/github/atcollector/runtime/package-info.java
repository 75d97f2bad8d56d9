/**
 * One target's Camel context: its start, its routes, its orderly stop.
 * Uses all rooms below.
 */
package io.github.atcollector.runtime;
