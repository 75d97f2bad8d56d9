package io.github.atcollector.ledger;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;

/**
 * This collector as the holder of windows. Its name in the ledger is {@code host:pid:start:id}, from which another
 * collector on the same host can tell that its process is gone, without waiting for its leases to end. Two containers may
 * have the same host name and number their processes alike, so {@code host} tells their namespaces apart too.
 */
public final class LeaseOwner {
    private static final String HOST = host();

    private final String name = HOST + ":" + ProcessHandle.current().pid() + ":" + startOf(ProcessHandle.current())
            + ":" + UUID.randomUUID().toString().substring(0, 8);
    /** Of the fields behind the process's name in {@code /proc/PID/stat}; see proc(5), starttime. */
    private static final int START_FIELD = 19;

    private final Duration lease;

    /**
     * Takes the setting.
     *
     * @param lease how long a window is held without a word, ISO 8601
     */
    public LeaseOwner(Duration lease) {
        this.lease = lease;
    }

    /** The name in the ledger. */
    public String name() {
        return name;
    }

    /** The name under which windows are freed, so that nothing else of this collector takes them for its own. */
    public String freeing() {
        return name + "-freeing";
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
    public void check(long updates) throws LeaseLostException {
        if (updates == 0) {
            throw new LeaseLostException();
        }
    }

    /** Those of the holders whose process ran here, see {@link #isDead}, and is gone. */
    public List<String> dead(@Body List<Map<String, Object>> rows) {
        return rows.stream()
                .map(row -> (String) row.get("owner"))
                .filter(LeaseOwner::isDead)
                .toList();
    }

    /** True if the holder's process ran on this host, in our namespace, since its last boot, and is gone; else nothing can be told. */
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

    /** In the kernel's ticks since the boot, which no setting of the clock moves; elsewhere in seconds since 1970. */
    private static String startOf(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[START_FIELD];
        } catch (IOException e) {
            return startSecond(process);
        }
    }

    private static String startSecond(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(start -> String.valueOf(start.getEpochSecond()))
                .orElse("0");
    }

    private static String host() {
        return place(hostName(), bootId(), pidNamespace());
    }

    /** Where a process number means the same process: a host name, and a hash of the kernel's run and the namespace. */
    static String place(String hostName, String bootId, String pidNamespace) {
        byte[] place = (bootId + "\n" + pidNamespace).getBytes(StandardCharsets.UTF_8);
        return hostName.replace(':', '_') + "-"
                + UUID.nameUUIDFromBytes(place).toString().substring(0, 8);
    }

    /** Without a look-up where the kernel tells it: a name server may not answer. */
    private static String hostName() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            return lookedUpHostName();
        }
    }

    private static String lookedUpHostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /** Empty where the system does not tell it, as on macOS. */
    private static String bootId() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** Like {@code pid:[4026531836]}; empty where the system does not tell it. */
    private static String pidNamespace() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }
}
