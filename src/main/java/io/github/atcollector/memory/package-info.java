/**
 * The one budget of memory that windows at work share.
 * Uses nothing of ours.
 */
package io.github.atcollector.memory;
