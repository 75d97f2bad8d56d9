/**
 * Which windows are missing, and how large they may be.
 * Uses {@code files} and what is below.
 */
package io.github.atcollector.planning;
