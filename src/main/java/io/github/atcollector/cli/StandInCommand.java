package io.github.atcollector.cli;

import io.github.atcollector.fakeservice.StandIn;
import io.github.atcollector.fakeservice.StandInOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code collector stand-in}: the built-in stand-in service in a process of its own, for other processes and containers. */
@Command(
        name = "stand-in",
        description = {
            "Starts the built-in stand-in service alone, until stopped, and prints the settings to collect from it.",
            "For trying things out: its events are made up, the same for the same day at every start, and it forgets its"
                    + " sessions and tokens when it stops. It speaks HTTP without TLS."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "2:Wrong usage; or the port is taken, the host is not this machine's, the file cannot be read.",
            "130:Ended by Ctrl-C.",
            "143:Ended by SIGTERM."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  collector stand-in                                for this machine",
            "  collector stand-in --host 0.0.0.0 --port 80       for others too",
            "  collector stand-in --api-key-file /run/secrets/api-key"
        })
final class StandInCommand implements Callable<Integer>, Checked {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "Name or address to listen at. Default: ${DEFAULT-VALUE}, for this machine only;"
                    + " 0.0.0.0: all that it has.")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Port to listen at. Default: ${DEFAULT-VALUE}; 0: any free one.")
    private int port;

    @Option(
            names = "--space-id",
            paramLabel = "ID",
            defaultValue = "demo",
            description = "The one space that is served. Default: ${DEFAULT-VALUE}.")
    private String spaceId;

    @Option(
            names = "--api-key-file",
            paramLabel = "FILE",
            description = "File that holds the one API key that is accepted. Default: a key that is printed.")
    private Path apiKeyFile;

    private String apiKey;

    @Override
    public void check(Faults faults) {
        Logging.quiet();
        if (port < 0 || port > 65_535) {
            faults.usage(String.format(Locale.ROOT, "--port %d is no port; expected: 0 to 65535", port));
        }
        if (apiKeyFile != null) {
            try {
                apiKey = Files.readString(apiKeyFile).strip();
            } catch (IOException e) {
                faults.usage("--api-key-file cannot be read: " + e);
            }
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        try (StandIn service = start()) {
            tell(service);
            new CountDownLatch(1).await();
            return CommandLine.ExitCode.OK;
        }
    }

    private StandIn start() {
        StandInOptions options =
                StandInOptions.defaults().withHost(host).withPort(port).withSpaceId(spaceId);
        try {
            return StandIn.start(apiKeyFile == null ? options : options.withApiKey(apiKey));
        } catch (UncheckedIOException e) {
            throw wrong(e.getMessage() + ": " + e.getCause().getMessage());
        }
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    private void tell(StandIn service) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("The stand-in service listens at " + service.endpoint() + "; to collect from it:");
        out.println("export COLLECTOR_ENDPOINT=" + service.endpoint());
        out.println("export COLLECTOR_AUTH_INFO_URL=" + service.infoUrl());
        out.println("export COLLECTOR_SPACE_ID=" + spaceId);
        out.println(
                apiKeyFile == null
                        ? "export COLLECTOR_AUTH_API_KEY='" + service.options().apiKey() + "'"
                        : "export COLLECTOR_AUTH_API_KEY_FILE=" + apiKeyFile.toAbsolutePath());
        out.flush();
    }
}
