package io.github.atcollector;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that have to be told theirs, and keep it while they are killed and started again. They lie below those that
 * the system gives to clients, and each fork of the tests has a range of its own: nobody else takes one in between.
 */
public final class Ports {
    private static final int LOWEST = 10_000;
    private static final int OF_A_FORK = 4_000;
    private static final int FORKS = 5;
    private static final int FIRST = LOWEST + Integer.getInteger("surefire.forkNumber", 1) % FORKS * OF_A_FORK;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /** A port of 127.0.0.1 that is free, another one each time. */
    public static int free() {
        while (true) {
            int port = FIRST + ThreadLocalRandom.current().nextInt(OF_A_FORK);
            if (isFree(port) && GIVEN.add(port)) {
                return port;
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
