package io.github.atcollector.cli;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;

/**
 * Makes the second SIGTERM or SIGINT end the process at once; Java itself ignores it while the hooks of the first are at
 * work. The class that can do this, {@code sun.misc.Signal}, is there in every JDK but not promised: without it, the
 * second signal stays ignored.
 */
final class Signals {
    private static final AtomicBoolean STOPPING = new AtomicBoolean();
    private static volatile int statusOfSignal = 128 + 15;

    private static final AtomicBoolean INSTALLED = new AtomicBoolean();

    private Signals() {}

    static void endAtTheSecond() {
        if (INSTALLED.compareAndSet(false, true)) {
            handle("TERM", 128 + 15);
            handle("INT", 128 + 2);
        }
    }

    private static void handle(String name, int status) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    handler.getClassLoader(),
                    new Class<?>[] {handler},
                    (self, method, args) -> switch (method.getName()) {
                        case "handle" -> {
                            end(status);
                            yield null;
                        }
                        case "hashCode" -> System.identityHashCode(self);
                        case "equals" -> self == args[0];
                        default -> name;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException | RuntimeException e) {
            LoggerFactory.getLogger(Signals.class).debug("Signal {} cannot be handled", name, e);
        }
    }

    /** Ends the process at once, with the status of the signal that stops it. */
    static void halt() {
        Runtime.getRuntime().halt(statusOfSignal);
    }

    private static void end(int status) {
        if (STOPPING.compareAndSet(false, true)) {
            statusOfSignal = status;
            new Thread(() -> System.exit(status), "exit").start();
        } else {
            Runtime.getRuntime().halt(status);
        }
    }
}
