package io.github.atcollector.ledger;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;

/**
 * This collector as the holder of windows. Its name in the ledger is {@code host:pid:start:id}, from which another
 * collector on the same host can tell that its process is gone, without waiting for its leases to end.
 */
public final class Holder {
    private static final String HOST = host();

    private final String name = HOST + ":" + ProcessHandle.current().pid() + ":" + startOf(ProcessHandle.current())
            + ":" + UUID.randomUUID().toString().substring(0, 8);
    private final Duration lease;

    /**
     * Takes the setting.
     *
     * @param lease how long a window is held without a word, ISO 8601
     */
    public Holder(String lease) {
        this.lease = Duration.parse(lease);
    }

    /** The name in the ledger. */
    public String name() {
        return name;
    }

    /** The end of a lease that starts now. */
    public Instant until() {
        return Instant.now().plus(lease);
    }

    /**
     * Makes sure that we still held the window of which the ledger was told.
     *
     * @param updates how many rows were ours
     * @throws LeaseLostException if none was
     */
    public void check(int updates) throws LeaseLostException {
        if (updates == 0) {
            throw new LeaseLostException();
        }
    }

    /** Those of the holders whose process ran on this host and is gone. */
    public List<String> dead(@Body List<Map<String, Object>> rows) {
        return rows.stream()
                .map(row -> (String) row.get("owner"))
                .filter(Holder::isDead)
                .toList();
    }

    /** True if the holder's process ran on this host and is gone; of other hosts nothing can be told. */
    public static boolean isDead(String holder) {
        String[] parts = holder.split(":");
        if (parts.length != 4 || !parts[0].equals(HOST) || !parts[1].matches("\\d{1,18}")) {
            return false;
        }
        return ProcessHandle.of(Long.parseLong(parts[1]))
                .filter(ProcessHandle::isAlive)
                .filter(process -> startOf(process).equals(parts[2]))
                .isEmpty();
    }

    private static String startOf(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(start -> String.valueOf(start.getEpochSecond()))
                .orElse("0");
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName().replace(':', '_');
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
