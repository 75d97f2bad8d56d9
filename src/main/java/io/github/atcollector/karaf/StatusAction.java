package io.github.atcollector.karaf;

import io.github.atcollector.cli.StatusTable;
import io.github.atcollector.runtime.Collector;
import io.github.atcollector.status.TargetStatus;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code collector:status} on Karaf's shell: what {@code collector status} says, of the targets that run. */
@Service
@Command(
        scope = "collector",
        name = "status",
        description = "Says per target and day what is done, running, missing and failed")
public final class StatusAction extends DaysAction {
    @Override
    void act(Map<String, Collector> collectors, PrintWriter out) throws Exception {
        Map<String, TargetStatus> reports = new LinkedHashMap<>();
        for (Map.Entry<String, Collector> one : collectors.entrySet()) {
            reports.put(one.getKey(), one.getValue().ask("on-status", asked(), TargetStatus.class));
        }
        new StatusTable(reports, asked()).print(out);
    }
}
