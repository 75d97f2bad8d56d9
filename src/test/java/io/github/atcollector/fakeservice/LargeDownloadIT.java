package io.github.atcollector.fakeservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class LargeDownloadIT {
    private static final int EVENTS = 300_000;
    private static final long SMALLEST_BODY = 180_000_000;

    @Test
    void needsNoMemoryForTheBody() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeDownloadIT.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = Call.text(process.getInputStream());

        assertThat(process.waitFor()).as(output).isZero();
    }

    /** Serves and reads a body that is larger than the heap; run in a process of its own. */
    public static void main(String[] none) throws IOException {
        StandInOptions options =
                StandInOptions.defaults().withEventsPerDay(EVENTS).withCompressionLevel(0);
        try (StandIn standIn = StandIn.start(options)) {
            SessionRequest day = SessionRequest.ofDay(LocalDate.of(2018, 6, 27));
            HttpResponse<InputStream> answer =
                    Caller.of(standIn).download(day).send(HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (body.transferTo(OutputStream.nullOutputStream()) < SMALLEST_BODY) {
                    throw new IOException("The body is too small to prove anything");
                }
            }
        }
    }
}
