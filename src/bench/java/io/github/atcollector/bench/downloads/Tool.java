package io.github.atcollector.bench.downloads;

import io.github.atcollector.fakeservice.StandIn;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is compared. */
enum Tool {
    CURL("(a) curl to a file", "bash four-steps.sh plain events.gz"),
    CHECKED("(b) curl, then gzip -t, sha256sum, zcat, wc -l", "bash four-steps.sh checked events.gz"),
    ONE_PASS("(b2) the same in one pass, with tee", "bash four-steps.sh one-pass events.gz"),
    NODE("(c) Node, as the service's sample", "node sample.js events.gz"),
    COLLECTOR("(d) the collector", "bin/collector once --from 2018-06-28 --to 2018-06-28"),
    LENGTH("(d) with collector.verify=length", COLLECTOR.command + " --set collector.verify=length");

    static final LocalDate DAY = LocalDate.parse("2018-06-28");

    private final String title;
    private final String command;

    Tool(String title, String command) {
        this.title = title;
        this.command = command;
    }

    String title() {
        return title;
    }

    /** Whether it takes no more than about a minute for 5 GB. */
    boolean isQuick() {
        return this == CURL || this == NODE || this == COLLECTOR;
    }

    List<String> command(Path scripts, Path dist) {
        return List.of(command.replace(
                        "four-steps.sh", scripts.resolve("four-steps.sh").toString())
                .replace("sample.js", scripts.resolve("sample.js").toString())
                .replace("bin/collector", dist.resolve("bin/collector").toString())
                .split(" "));
    }

    static Map<String, String> environment(StandIn service, Path directory) {
        Map<String, String> all = new HashMap<>();
        all.put("ENDPOINT", service.endpoint().toString());
        all.put("TOKEN_URL", service.tokenUrl().toString());
        all.put("API_KEY", service.options().apiKey());
        all.put("SPACE", service.options().spaceId());
        all.put("DAY", DAY.toString());
        all.put("COLLECTOR_ENDPOINT", service.endpoint().toString());
        all.put("COLLECTOR_AUTH_TOKEN_URL", service.tokenUrl().toString());
        all.put("COLLECTOR_AUTH_API_KEY", service.options().apiKey());
        all.put("COLLECTOR_SPACE_ID", service.options().spaceId());
        all.put("COLLECTOR_FILE_DIRECTORY", directory.toString());
        return all;
    }
}
