package io.github.atcollector.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.Rig;
import io.github.atcollector.attacks.HostileHeaders;
import io.github.atcollector.model.Days;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageAnswerTest {
    @TempDir
    private Path directory;

    @Test
    void isThePageOfWhatIsThereWithAStrictPolicyAndForReadingOnly() throws Exception {
        LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        try (Rig rig = new Rig(Files.createDirectory(directory.resolve("data")));
                Observed observed = new Observed(rig).run(rig)) {
            observed.collector().collect(new Days(yesterday, yesterday)).get(5, TimeUnit.MINUTES);

            HttpResponse<String> answer = observed.ask("GET", "/report");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy ->
                            assertThat(policy).startsWith("default-src 'none'").contains("frame-ancestors 'none'"));
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.body()).startsWith("<!DOCTYPE html>").contains("events-" + yesterday + ".json.gz");
            assertThat(observed.ask("POST", "/report").statusCode()).isEqualTo(405);
        }
    }

    @Test
    void isTheSameWhateverHeadersARequestHas() throws Exception {
        try (Rig rig = new Rig(Files.createDirectory(directory.resolve("data")));
                Observed observed = new Observed(rig).run(rig)) {
            for (String path : new String[] {"/", "/report"}) {
                for (Map<String, String> hostile : HostileHeaders.inAllSpellings("delete from windows")) {
                    List<String> headers =
                            new ArrayList<>(List.of("Location", "http://hostile/", "Set-Cookie", "hostile"));
                    hostile.forEach((name, value) -> headers.addAll(List.of(name, value)));
                    headers.addAll(List.of("cAmElHtTpReSpOnSeCoDe", "500"));

                    HttpResponse<String> answer = observed.ask("GET", path, headers.toArray(String[]::new));

                    assertThat(answer.statusCode()).isEqualTo(200);
                    assertThat(answer.headers().map().toString()).doesNotContainIgnoringCase("hostile", "camel");
                }
            }
        }
    }

    @Test
    void saysThatTheLedgerDoesNotAnswerWithoutAStackTrace() throws Exception {
        try (Rig rig = new Rig(Files.createDirectory(directory.resolve("data")));
                Observed observed = new Observed(rig).run(rig)) {
            observed.collector().close();

            HttpResponse<String> answer = observed.ask("GET", "/report");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body())
                    .isEqualTo("The ledger does not answer: /observe/health says more, and so does the log.");
        }
    }
}
