/**
 * What the product knows of any service: addresses, credentials, tokens, the quota of sessions.
 * Uses the ground floor; what one service alone needs is in a package below.
 */
package io.github.atcollector.service;
