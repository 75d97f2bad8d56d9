/**
 * Events cut out of a verified file and handed to a sink, batch by batch, with the dead letters.
 * Uses the ledger and what is below; each sink has a package of its own below this one.
 */
package io.github.atcollector.sinks;
