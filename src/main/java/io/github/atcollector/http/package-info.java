/**
 * How HTTP is spoken: bounds and deadlines of answers, proxies, certificates.
 * Uses the ground floor.
 */
package io.github.atcollector.http;
