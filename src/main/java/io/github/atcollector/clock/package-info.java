/**
 * Which clock is believed: one that nobody can set for waits, and the service's own beside this machine's.
 * Uses nothing of ours.
 */
package io.github.atcollector.clock;
