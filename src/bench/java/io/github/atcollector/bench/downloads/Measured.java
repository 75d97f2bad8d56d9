package io.github.atcollector.bench.downloads;

/**
 * What one run took.
 *
 * @param wall seconds from its start to its end
 * @param cpu seconds of all its processes, in user and system mode
 * @param peak memory of its largest process, in bytes, as the kernel says (VmHWM); 0 if it ended before it was looked at
 */
record Measured(double wall, double cpu, long peak) {}
