package io.github.atcollector.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.Rig;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * A collection of several days by the real process, killed with SIGKILL at random moments and started again each time. The seed is
 * printed: {@code -Dcrash.seed} repeats it. {@code -Dcrash.kills} says how many kills.
 */
final class Kills {
    private static final int KILLS = Integer.getInteger("crash.kills", 6);

    /** So many that there is work left for the last kill. */
    static final int DAYS = KILLS + 4;

    /** Of so many kills one comes while the process starts, the others amid its work. */
    private static final int AT_START = 6;

    /** Of so many starts one cuts the days into days, the others into hours. */
    private static final int BY_DAY = 10;

    private static final int START_MILLIS = 1_500;
    private static final int MOST_CALLS = 40;
    private static final int CALL_MILLIS = 20;

    private final IntSupplier calls;
    private final Random random;

    /**
     * Prints the seed.
     *
     * @param calls how many the service has met so far
     */
    Kills(IntSupplier calls) {
        this.calls = calls;
        long seed = Long.getLong("crash.seed", System.nanoTime());
        System.out.println("crash.seed=" + seed);
        random = new Random(seed);
    }

    /** The command that collects all days. */
    static String[] command() {
        return new String[] {
            "once",
            "--from",
            Rig.DAY.toString(),
            "--to",
            Rig.DAY.plusDays(DAYS - 1).toString()
        };
    }

    /**
     * Starts and kills, again and again; what is left to do is in hours then.
     *
     * @param settings in which days or hours are set before each start
     * @param start starts {@link #command} with these settings
     */
    void amidWork(Map<String, String> settings, Callable<Process> start) throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            settings.put("collector.window", random.nextInt(BY_DAY) == 0 ? "P1D" : "PT1H");
            int most = calls.getAsInt() + 1 + random.nextInt(MOST_CALLS);
            kill(start.call(), most);
        }
        settings.put("collector.window", "PT1H");
    }

    private void kill(Process process, int most) throws InterruptedException {
        if (random.nextInt(AT_START) == 0) {
            process.waitFor(random.nextInt(START_MILLIS), TimeUnit.MILLISECONDS);
        } else {
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> calls.getAsInt() >= most || !process.isAlive());
            process.waitFor(random.nextInt(CALL_MILLIS), TimeUnit.MILLISECONDS);
        }
        assertThat(process.isAlive()).as("there was work left to be killed in").isTrue();
        process.destroyForcibly().waitFor();
    }
}
