/**
 * Bounds text of others before it is looked at, hides secrets, and writes numbers for people.
 * Uses nothing of ours.
 */
package io.github.atcollector.text;
