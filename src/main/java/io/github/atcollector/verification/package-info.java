/**
 * Reads a download as it comes: gzip, UTF-8, JSON, counted event by event, within bounds.
 * Uses the ground floor.
 */
package io.github.atcollector.verification;
