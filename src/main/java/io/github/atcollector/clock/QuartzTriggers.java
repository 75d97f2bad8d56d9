package io.github.atcollector.clock;

import java.time.Instant;
import java.util.Date;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.spi.OperableTrigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The triggers of the routes that Quartz fires, of this process or of a fleet. */
final class QuartzTriggers {
    private static final Logger LOG = LoggerFactory.getLogger(QuartzTriggers.class);

    private QuartzTriggers() {}

    /** Those that would fire later than the time after next, by a clock that was wrong, here or on another node, begin anew. */
    static void bringBack(CamelContext context, Instant now) throws SchedulerException {
        for (Route route : context.getRoutes()) {
            if (route.getEndpoint() instanceof QuartzEndpoint endpoint) {
                Scheduler scheduler = endpoint.getComponent().getScheduler();
                Trigger trigger = scheduler == null ? null : scheduler.getTrigger(endpoint.getTriggerKey());
                if (trigger != null && isFar(trigger, now)) {
                    LOG.warn(
                            "{}: its trigger would fire at {} only, as a clock was wrong; it begins anew",
                            route.getRouteId(),
                            trigger.getNextFireTime().toInstant());
                    scheduler.rescheduleJob(trigger.getKey(), begun(trigger, now));
                }
            }
        }
    }

    static boolean isFar(Trigger trigger, Instant now) {
        OperableTrigger anew = begun(trigger, now);
        Date first = anew.computeFirstFireTime(null);
        Date second = first == null ? null : anew.getFireTimeAfter(first);
        return second != null
                && trigger.getNextFireTime() != null
                && trigger.getNextFireTime()
                        .toInstant()
                        .isAfter(second.toInstant().plus(ServiceClock.APART));
    }

    private static OperableTrigger begun(Trigger trigger, Instant now) {
        return (OperableTrigger)
                trigger.getTriggerBuilder().startAt(Date.from(now)).build();
    }
}
