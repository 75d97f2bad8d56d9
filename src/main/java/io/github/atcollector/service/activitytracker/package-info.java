/**
 * The little Java that IBM Cloud Activity Tracker needs beside its routes: its lists, counts and answers.
 * Uses {@code service} and the ground floor.
 */
package io.github.atcollector.service.activitytracker;
