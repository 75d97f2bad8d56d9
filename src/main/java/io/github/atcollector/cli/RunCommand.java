package io.github.atcollector.cli;

import io.github.atcollector.model.Days;
import io.github.atcollector.settings.Settings;
import io.github.atcollector.settings.Target;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code collector run}: the service, which runs the triggers until it is stopped. */
@Command(
        name = "run",
        description = "Runs the triggers (collector.trigger: interval, cron or once) until stopped.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:With collector.trigger=once: all that was asked for is there.",
            "1:No target could be started; with collector.trigger=once: some windows are not there.",
            "2:Wrong usage or settings, each fault named, or the management port is in use; nothing was asked of the"
                    + " service.",
            "130:Stopped by Ctrl-C; the sessions in flight were closed.",
            "143:Stopped by SIGTERM, in the same way: the ordinary end of a service (SuccessExitStatus=143 for systemd)."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  collector run                                every hour (collector.interval)",
            "  collector run --set collector.trigger=cron \\",
            "                --set 'collector.cron=0 20 * * * ?'",
            "  collector run --config /etc/collector.properties --target space-a"
        })
final class RunCommand implements Callable<Integer>, Checked {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private SettingsOptions settings;

    private List<Target> targets;

    @Override
    public void check(Faults faults) {
        targets = settings.read(faults);
    }

    @Override
    public Integer call() throws Exception {
        if (targets.stream().allMatch(RunCommand::isOnce)) {
            return new Collection(spec.commandLine().getOut()).collect(targets, Days.BY_SETTINGS);
        }
        return Service.run(targets);
    }

    private static boolean isOnce(Target target) {
        return target.get(Settings.TRIGGER).equals("once");
    }
}
