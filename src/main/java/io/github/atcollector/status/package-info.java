/**
 * What a person is told of days and sessions.
 * Uses the ledger and what is below.
 */
package io.github.atcollector.status;
