/**
 * Reads a download as it comes: gzip, UTF-8, JSON, counted event by event, within bounds; and pages of JSON, NDJSON, CSV or
 * server-sent events, whose rows it writes as lines.
 * Uses the ground floor.
 */
package io.github.atcollector.verification;
