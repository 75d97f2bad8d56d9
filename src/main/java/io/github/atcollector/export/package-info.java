/**
 * A collection and a window's attempt: what failed, whether it is tried again, what became of it.
 * Uses all rooms below; the routes tell the story.
 */
package io.github.atcollector.export;
