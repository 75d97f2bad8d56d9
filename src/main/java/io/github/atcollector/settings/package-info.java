/**
 * What the settings may be, where they come from, and what is wrong with them.
 * Uses the sinks for what these ask of their settings, and what is below.
 */
package io.github.atcollector.settings;
