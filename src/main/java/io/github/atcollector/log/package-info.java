/**
 * What a line of the log carries, in which form, and how often it is repeated.
 * Uses the ground floor.
 */
package io.github.atcollector.log;
