package io.github.atcollector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.model.Plan;
import io.github.atcollector.model.Window;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveProgressTest {
    private static final LocalDate DAY = LocalDate.parse("2018-06-28");
    private static final Window WINDOW = Window.days("default", DAY, DAY);

    @Test
    void saysForWhomItWaitsUntilAPlanSaysOtherwise() {
        try (LiveProgress progress = new LiveProgress(new PrintWriter(new StringWriter()))) {
            progress.heldElsewhere(WINDOW, "web-1:4711:1:2");
            assertThat(progress.line(Duration.ofSeconds(1)))
                    .endsWith(", waiting for 1 window of another collector (process 4711 on web-1)");

            progress.planned("other", new Plan(List.of(), List.of(), 24));
            assertThat(progress.line(Duration.ofSeconds(1))).contains("waiting");

            progress.planned("default", new Plan(List.of(), List.of(), 24));
            assertThat(progress.line(Duration.ofSeconds(1))).doesNotContain("waiting");
        }
    }
}
