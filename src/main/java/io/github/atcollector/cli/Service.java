package io.github.atcollector.cli;

import io.github.atcollector.export.Failures;
import io.github.atcollector.export.Listener;
import io.github.atcollector.management.Management;
import io.github.atcollector.runtime.Collector;
import io.github.atcollector.settings.Target;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * The targets of {@code collector run}, side by side in one process with one management port. Apart from the command, whose
 * class picocli looks at for every other command too.
 */
final class Service {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);

    private Service() {}

    /** Runs them until the process is told to end; returns only if none can be started. */
    static int run(List<Target> targets) throws Exception {
        SharedLedgers ledgers = new SharedLedgers(targets);
        StopHook running = new StopHook(ledgers);
        try (Management management = Management.start(targets, SettingsOptions.routes())) {
            if (start(targets, ledgers, running, management) == 0) {
                return CommandLine.ExitCode.SOFTWARE;
            }
            new CountDownLatch(1).await();
        }
        return CommandLine.ExitCode.OK;
    }

    /** Returns how many could be started. */
    private static int start(List<Target> targets, SharedLedgers ledgers, StopHook running, Management management) {
        int started = 0;
        for (Target target : targets) {
            try {
                if (management == null) {
                    Collector collector = new Collector(ledgers.around(target), target, new Listener() {});
                    running.add(collector);
                    collector.run();
                } else {
                    management.run(target, ledgers.around(target), running::add);
                }
                started++;
            } catch (Exception e) {
                LOG.error("Target {} cannot be started: {}", target.name(), Failures.of(e));
                LOG.debug("The reason", e);
            }
        }
        return started;
    }
}
