/**
 * The table of windows and sessions: its schema, its connections, what its statements are given, who holds a window.
 * Uses {@code files} and what is below; the statements are in {@code routes/}.
 */
package io.github.atcollector.ledger;
