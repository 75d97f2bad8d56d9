package io.github.atcollector.cli;

import io.github.atcollector.fakeservice.Books;
import io.github.atcollector.fakeservice.StandIn;
import io.github.atcollector.fakeservice.StandInOptions;
import io.github.atcollector.model.Days;
import io.github.atcollector.text.Amounts;
import java.io.PrintWriter;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code collector demo}: the main job on the built-in stand-in service. */
@Command(
        name = "demo",
        description = {
            "Starts the built-in stand-in service on loopback and collects the last three days from it.",
            "Needs nothing else: no account, no settings. The files are put into demo/, unless"
                    + " collector.file.directory says where."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:All three days are there.",
            "1:Some windows are not, each named with its reason.",
            "2:Wrong usage or settings."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  collector demo                                    three days into demo/",
            "  collector demo --set collector.window=PT1H        the same, hour by hour",
            "  collector demo --set collector.file.directory=/tmp/demo"
        })
final class DemoCommand implements Callable<Integer>, Checked {
    /** Not that of an example, so that a first real run does not take the demo's days for its own. */
    private static final String SPACE = "demo";

    /** Stands for the addresses of a service that is not started yet. */
    private static final URI ANYWHERE = URI.create("http://127.0.0.1");

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private SettingsOptions settings;

    @Override
    public void check(Faults faults) {
        Logging.quiet();
        settings.checkWith(settings(StandInOptions.defaults(), ANYWHERE, ANYWHERE), faults);
    }

    private static Map<String, String> settings(StandInOptions options, URI endpoint, URI infoUrl) {
        return Map.of(
                "collector.endpoint",
                endpoint.toString(),
                "collector.auth.info-url",
                infoUrl.toString(),
                "collector.auth.api-key",
                options.apiKey(),
                "collector.space-id",
                SPACE,
                "collector.targets.directory",
                "",
                "collector.settle",
                "PT0S");
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try (StandIn service = StandIn.start(StandInOptions.defaults().withSpaceId(SPACE))) {
            out.println("The stand-in service listens at " + service.endpoint());
            out.flush();
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            int status = new Collection(out)
                    .collect(
                            settings.readWith(settings(service.options(), service.endpoint(), service.infoUrl())),
                            new Days(today.minusDays(3), today.minusDays(1)));
            Books books = service.books();
            out.printf(
                    Locale.ROOT,
                    "The stand-in's books: %s opened, %d closed, %d still open; %s issued%n",
                    Amounts.count(books.sessionsOpened(), "session"),
                    books.sessionsClosed(),
                    books.sessionsOpen().size(),
                    Amounts.count(books.tokensIssued(), "token"));
            out.flush();
            return status;
        }
    }
}
