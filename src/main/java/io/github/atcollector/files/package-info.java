/**
 * The files of a target: their names, part files, manifests, and how they are published.
 * Uses {@code verification} and what is below.
 */
package io.github.atcollector.files;
