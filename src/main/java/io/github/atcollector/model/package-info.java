/**
 * The records that everything else speaks of: windows, days, sessions, downloads, manifests, failures.
 * They hold what they were made of and use nothing but {@code text} and {@code clock}.
 */
package io.github.atcollector.model;
