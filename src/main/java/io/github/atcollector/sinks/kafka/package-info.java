/**
 * What the Kafka sink, and windows on Kafka, need beside their routes.
 * Uses {@code sinks}.
 */
package io.github.atcollector.sinks.kafka;
