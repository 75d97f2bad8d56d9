/**
 * What the S3 sink needs beside its routes.
 * Uses {@code sinks} and {@code http}.
 */
package io.github.atcollector.sinks.s3;
