/**
 * What the JMS sink, and windows on a JMS broker, need beside their routes.
 * Uses {@code sinks}.
 */
package io.github.atcollector.sinks.jms;
