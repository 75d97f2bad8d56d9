package io.github.atcollector.cli;

import io.github.atcollector.export.Failures;
import io.github.atcollector.settings.SettingsException;
import java.io.PrintWriter;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Tells a person what ended a command: in words, without a stack trace, which goes to the log at debug. */
final class ErrorReport implements CommandLine.IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception e, CommandLine commandLine, CommandLine.ParseResult parseResult) {
        PrintWriter err = commandLine.getErr();
        if (e instanceof SettingsException settings) {
            Faults faults = new Faults();
            faults.settings(settings);
            return faults.tell(commandLine);
        }
        LoggerFactory.getLogger(ErrorReport.class).debug("The reason", e);
        err.println("collector: " + Failures.of(e));
        err.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }
}
