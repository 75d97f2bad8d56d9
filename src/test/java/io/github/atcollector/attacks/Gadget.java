package io.github.atcollector.attacks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.beanutils.BeanComparator;
import org.postgresql.ds.PGSimpleDataSource;

/** Objects that call their sender when they are made of bytes, each in the shape of one that attackers use. */
enum Gadget {
    /** A queue sorts its elements when it is made, the comparator reads their property, and reading that connects. */
    BEAN_COMPARATOR_AND_POSTGRESQL {
        @Override
        Serializable calling(int port) {
            BeanComparator<PGSimpleDataSource> comparator = new BeanComparator<>("loginTimeout");
            PriorityQueue<PGSimpleDataSource> queue = new PriorityQueue<>(2, comparator);
            queue.add(source(port));
            queue.add(source(port));
            comparator.setProperty("connection");
            return queue;
        }
    },

    /** As c3p0's {@code PoolBackedDataSource}: it loads a class from the address that it holds. */
    POOL_BACKED_DATA_SOURCE {
        @Override
        Serializable calling(int port) {
            return new LoadsAClass("http://localhost:%d/".formatted(port));
        }
    };

    abstract Serializable calling(int port);

    /** What {@link Sender} is called by, as bytes. */
    byte[] bytes(Sender sender) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(calling(sender.port()));
        }
        return bytes.toByteArray();
    }

    private static PGSimpleDataSource source(int port) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"localhost"});
        source.setPortNumbers(new int[] {port});
        return source;
    }

    private static final class LoadsAClass implements Serializable {
        private static final long serialVersionUID = 1L;

        private final String address;

        LoadsAClass(String address) {
            this.address = address;
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            try (URLClassLoader loader =
                    new URLClassLoader(new URL[] {URI.create(address).toURL()})) {
                loader.loadClass("Hostile");
            }
        }
    }

    /** Who sent the objects, and counts their calls. */
    static final class Sender implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        private final AtomicInteger calls = new AtomicInteger();

        Sender() throws IOException {
            Thread thread = new Thread(this::listen, "sender");
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return socket.getLocalPort();
        }

        /** How many there were so far. */
        int calls() {
            return calls.get();
        }

        private void listen() {
            try {
                while (true) {
                    try (Socket call = socket.accept()) {
                        call.shutdownOutput();
                        calls.incrementAndGet();
                    }
                }
            } catch (IOException e) {
                // closed
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
