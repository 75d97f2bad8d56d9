/**
 * The management port: health, metrics, the coverage page.
 * Uses all rooms below, and {@code report}.
 */
package io.github.atcollector.management;
