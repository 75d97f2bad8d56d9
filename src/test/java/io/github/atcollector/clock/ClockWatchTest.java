package io.github.atcollector.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.Scheduler;
import org.quartz.Trigger;
import org.quartz.impl.matchers.GroupMatcher;

/** What waits for a time of day goes on when the clock is set back. */
class ClockWatchTest {
    private final Clock steady = Clock.fixed(Instant.now(), ZoneOffset.UTC);
    private final AtomicInteger fired = new AtomicInteger();
    private final DefaultCamelContext context = new DefaultCamelContext();

    private Instant now = steady.instant();

    private final Clock machine = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

    private ClockWatch watch;

    @BeforeEach
    void watch() {
        watch = new ClockWatch("emea", context, machine, steady);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private void runs(String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId("on-time").process(exchange -> fired.incrementAndGet());
            }
        });
        context.start();
    }

    private Trigger trigger() throws Exception {
        Scheduler scheduler =
                context.getComponent("quartz", QuartzComponent.class).getScheduler();
        return scheduler
                .getTriggersOfJob(
                        scheduler.getJobKeys(GroupMatcher.anyGroup()).iterator().next())
                .get(0);
    }

    @Test
    void aTimerBeginsAnewWhenTheClockIsSetBack() throws Exception {
        runs("timer:collect?delay=0&period=3600000");
        await().until(() -> fired.get() == 1);

        now = now.minus(Duration.ofDays(30));
        watch.look();

        await().until(() -> fired.get() == 2);
    }

    @Test
    void aQuartzTriggerThatAWrongClockSetBeginsAnewWhenItIsSetBack() throws Exception {
        runs("quartz:collect?cron=0+0+3+*+*+?&trigger.timeZone=UTC");
        Scheduler scheduler =
                context.getComponent("quartz", QuartzComponent.class).getScheduler();
        Trigger far = trigger()
                .getTriggerBuilder()
                .startAt(Date.from(now.plus(Duration.ofDays(30))))
                .build();
        scheduler.rescheduleJob(far.getKey(), far);

        now = now.minus(Duration.ofDays(30));
        watch.look();

        assertThat(trigger().getNextFireTime()).isBefore(Instant.now().plus(Duration.ofDays(2)));
    }
}
