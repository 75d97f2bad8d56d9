/**
 * Attacks on the distribution as it is shipped, with its heap: {@code mvn verify -Pit -DskipUnitTests -Dit.test='io.github.atcollector.attacks.*IT'}.
 * What each of them is about stands in docs/security.md.
 */
package io.github.atcollector.attacks;
