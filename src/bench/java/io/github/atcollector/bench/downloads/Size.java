package io.github.atcollector.bench.downloads;

import io.github.atcollector.fakeservice.SessionRequest;
import io.github.atcollector.fakeservice.StandIn;
import io.github.atcollector.fakeservice.StandInOptions;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** How much a day has to download. */
enum Size {
    EMPTY("an empty day", 0, 0),
    MB_1("1 MB", 12_500, 1),
    MB_50("50 MB", 62_500, 10),
    MB_700("700 MB", 125_000, 71),
    GB_5("5 GB", 125_000, 506);

    /** With zlib's fastest level, as one who compresses while he serves may use it. */
    private static final int LEVEL = 1;

    private final String title;
    private final int events;
    private final int copies;

    Size(String title, int events, int copies) {
        this.title = title;
        this.events = events;
        this.copies = copies;
    }

    String title() {
        return title;
    }

    /** A stand-in that serves a file of its events over and over, so that making them is not what is measured. */
    StandIn serve(Path work) throws IOException {
        StandInOptions options = StandInOptions.defaults().withCompressionLevel(LEVEL);
        if (events == 0) {
            return StandIn.start(options.withEmptyDays(Set.of(Tool.DAY)));
        }
        Path member = work.resolve(name() + ".gz");
        if (!Files.exists(member)) {
            try (StandIn maker = StandIn.start(options.withEventsPerDay(events));
                    OutputStream out = new BufferedOutputStream(Files.newOutputStream(member))) {
                maker.writeBody(SessionRequest.ofDay(Tool.DAY), out);
            }
        }
        return StandIn.start(options.withEventsPerDay(events * copies).withReady(member, copies));
    }
}
