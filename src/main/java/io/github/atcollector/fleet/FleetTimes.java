package io.github.atcollector.fleet;

import java.time.Duration;

/**
 * How patient the nodes of a fleet are with one another.
 *
 * @param checkIn how often a node says that it is alive
 * @param clocksApart how far the clocks of two nodes may be apart before one that is alive is taken for dead; as much later is a dead
 *     one found
 * @param misfire how late a firing may be without being counted as missed; of those that were missed, one is made up for
 * @param lookAhead how long beforehand a node reserves a firing, and how often it looks for what others changed
 * @param retry how long is waited while the database cannot be reached
 */
record FleetTimes(Duration checkIn, Duration clocksApart, Duration misfire, Duration lookAhead, Duration retry) {
    static final FleetTimes DEFAULT = new FleetTimes(
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5));
}
