/**
 * The stand-in for Activity Tracker that the demo, the command {@code stand-in} and the tests use: strict, and able to fail.
 * Uses its own HTTP server, and nothing of the product.
 */
package io.github.atcollector.fakeservice;
