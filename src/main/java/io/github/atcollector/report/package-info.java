/**
 * The coverage page: which days are there, and which are not.
 * Uses all rooms below.
 */
package io.github.atcollector.report;
