package io.github.atcollector.sinks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.github.atcollector.files.FilePublisher;
import java.util.Locale;

/**
 * What is kept of an event that a sink is not handed. The event itself stands in the window's file, at its position.
 *
 * @param target name of the target
 * @param window the window
 * @param sink the sink that does not get it
 * @param file the window's file, below collector.file.directory; it is kept even where files are no sink
 * @param position which of the file's events it is, from 0
 * @param id the event's id
 * @param bytes how many bytes it has
 * @param reason why it is not sent
 */
public record DeadLetter(
        String target, String window, String sink, String file, long position, String id, long bytes, String reason) {

    /** The file that it is written to, below collector.file.directory: the same, however often the delivery is tried. */
    @JsonIgnore
    public String entry() {
        return String.format(Locale.ROOT, "%s.%s-%d%s", file, sink, position, FilePublisher.DEAD_LETTER);
    }
}
