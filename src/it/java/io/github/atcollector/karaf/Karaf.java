package io.github.atcollector.karaf;

import static org.awaitility.Awaitility.await;

import io.github.atcollector.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * A real Karaf, from its tarball, in a JVM of its own. What it installs comes from one folder: it knows no other repository, and
 * no local one. It is spoken to by JMX.
 */
final class Karaf implements AutoCloseable {
    private static final String MANAGEMENT = "etc/org.apache.karaf.management.cfg";

    private final Path home;
    private final int registryPort = Ports.free();
    private final int serverPort = Ports.free();
    private final int shellPort = Ports.free();
    private Process script;
    private JMXConnector connector;

    /**
     * A Karaf that is not started.
     *
     * @param unpacked the tarball, unpacked
     * @param home where to lay it out anew; what was there is deleted
     * @param repository where artifacts are
     * @param processing which bundles stand for which
     */
    Karaf(Path unpacked, Path home, Path repository, Path processing) throws IOException {
        this.home = home;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close)); // the JVM of the test may be ended
        delete(home);
        copy(unpacked, home);
        write("etc/org.apache.karaf.features.xml", Files.readString(processing));
        write(
                "etc/org.ops4j.pax.url.mvn.cfg",
                """
                org.ops4j.pax.url.mvn.useFallbackRepositories = false
                org.ops4j.pax.url.mvn.localRepository = %1$s/none
                org.ops4j.pax.url.mvn.defaultRepositories = file:%1$s/system@id=system@snapshots, \
                    file:%1$s/data/kar@id=kar@multi@snapshots, file:%2$s@id=needed@snapshots
                org.ops4j.pax.url.mvn.repositories =
                """
                        .formatted(home, repository));
        replace("etc/users.properties", "#karaf =", "karaf =");
        replace("etc/users.properties", "#_g_", "_g_");
        replace(MANAGEMENT, "rmiRegistryPort = 1099", "rmiRegistryPort = " + registryPort);
        replace(MANAGEMENT, "rmiServerPort = 44444", "rmiServerPort = " + serverPort);
        replace("etc/org.apache.karaf.shell.cfg", "sshPort = 8101", "sshPort = " + shellPort);
        replace("etc/org.apache.karaf.shell.cfg", "sshHost = 0.0.0.0", "sshHost = 127.0.0.1");
    }

    /** Starts it, and returns when it answers. */
    void start() throws IOException {
        Path output = home.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/karaf").toString(), "server")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("KARAF_") || name.startsWith("COLLECTOR_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        script = builder.start();
        await().ignoreExceptions().until(() -> {
            connect();
            return connection().isRegistered(new ObjectName("org.apache.karaf:type=feature,name=root"));
        });
    }

    /** SIGKILL, for the script too. */
    void kill() {
        List<ProcessHandle> all = Stream.concat(script.descendants(), Stream.of(script.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        await().until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Override
    public void close() {
        if (script != null) {
            kill();
        }
    }

    /** Makes a repository of features known. */
    void add(String repository) throws Exception {
        invoke("org.apache.karaf:type=feature,name=root", "addRepository", repository);
    }

    /** Installs a feature of a repository that is known. */
    void install(String feature) throws Exception {
        invoke("org.apache.karaf:type=feature,name=root", "installFeature", feature);
    }

    /** Uninstalls a feature. */
    void uninstall(String feature) throws Exception {
        invoke("org.apache.karaf:type=feature,name=root", "uninstallFeature", feature);
    }

    /** True if a feature is installed. */
    boolean hasInstalled(String feature) throws Exception {
        return rows("org.apache.karaf:type=feature,name=root", "Features")
                .anyMatch(row ->
                        row.get("Name").equals(feature) && row.get("Installed").equals(true));
    }

    /** The names of the bundles. */
    List<String> bundles() throws Exception {
        return rows("org.apache.karaf:type=bundle,name=root", "Bundles")
                .map(row -> String.valueOf(row.get("Name")))
                .toList();
    }

    /** Restarts, refreshes or updates a bundle. */
    void bundle(String operation, String bundle) throws Exception {
        invoke("org.apache.karaf:type=bundle,name=root", operation, bundle);
    }

    /** The Camel contexts that are started, with their start times. */
    Map<String, Object> contexts() throws Exception {
        Map<String, Object> started = new TreeMap<>();
        for (ObjectName name : names("org.apache.camel:type=context,*")) {
            try {
                if ("Started".equals(connection().getAttribute(name, "State"))) {
                    started.put(
                            name.getKeyProperty("name").replace("\"", ""),
                            connection().getAttribute(name, "StartTimestamp"));
                }
            } catch (InstanceNotFoundException e) {
                // it was stopped meanwhile
            }
        }
        return started;
    }

    /** Runs a command on Karaf's shell, and returns what it prints. */
    String shell(String command) throws Exception {
        String answer = ask(command);
        while (answer.contains("Session is being closed")) { // the shell's own bundle is started anew with the features
            answer = ask(command);
        }
        return answer;
    }

    private String ask(String command) throws Exception {
        Path output = home.resolve("client.txt");
        Path input = Files.writeString(home.resolve("commands.txt"), command + "\n");
        ProcessBuilder builder = new ProcessBuilder(
                        home.resolve("bin/client").toString(),
                        "-a",
                        String.valueOf(shellPort),
                        "-u",
                        "karaf",
                        "-p",
                        "karaf",
                        "-b")
                .redirectErrorStream(true)
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process client = builder.start();
        if (!client.waitFor(5, TimeUnit.MINUTES)) {
            client.destroyForcibly();
            throw new IllegalStateException("The command does not end: " + Files.readString(output));
        }
        return Files.readString(output);
    }

    /** What a route says that it is, in each context that has it. */
    Set<Object> descriptions(String route) throws Exception {
        return names("org.apache.camel:type=routes,name=\"%s\",*".formatted(route)).stream()
                .map(name -> attribute(name, "Description"))
                .collect(Collectors.toSet());
    }

    /** The names of all threads. */
    List<String> threads() throws Exception {
        ThreadMXBean threads = ManagementFactory.newPlatformMXBeanProxy(
                connection(), ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
        return Arrays.stream(threads.dumpAllThreads(false, false))
                .map(thread -> thread.getThreadName())
                .toList();
    }

    /** What Declarative Services say of each target. */
    Map<String, String> states() throws Exception {
        return rows("org.apache.karaf:type=scr,name=root", "ComponentConfigs")
                .filter(row -> property(row, "component.name").equals("io.github.atcollector.target"))
                .collect(Collectors.toMap(
                        row -> property(row, "service.pid").replaceFirst(".*~", ""),
                        row -> row.get("State").toString()));
    }

    private static String property(CompositeData row, String name) {
        CompositeData property = ((TabularData) row.get("Properties")).get(new Object[] {name});
        return property == null ? "" : property.get("Value").toString();
    }

    /** What was logged so far. */
    String log() {
        try {
            return Files.readString(home.resolve("data/log/karaf.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of Karaf's. */
    Path file(String name) {
        return home.resolve(name);
    }

    /** Writes a file of Karaf's, whole at once. */
    void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    private void connect() throws IOException {
        connector = JMXConnectorFactory.connect(
                new JMXServiceURL("service:jmx:rmi://127.0.0.1:%d/jndi/rmi://127.0.0.1:%d/karaf-root"
                        .formatted(serverPort, registryPort)),
                Map.of(JMXConnector.CREDENTIALS, new String[] {"karaf", "karaf"}));
    }

    private MBeanServerConnection connection() throws IOException {
        return connector.getMBeanServerConnection();
    }

    private void invoke(String bean, String operation, String... arguments) throws Exception {
        String[] types =
                Arrays.stream(arguments).map(argument -> String.class.getName()).toArray(String[]::new);
        connection().invoke(new ObjectName(bean), operation, arguments, types);
    }

    private Set<ObjectName> names(String pattern) throws Exception {
        return connection().queryNames(new ObjectName(pattern), null);
    }

    private Stream<CompositeData> rows(String bean, String table) throws Exception {
        return ((TabularData) attribute(new ObjectName(bean), table))
                .values().stream().map(CompositeData.class::cast);
    }

    private Object attribute(ObjectName bean, String name) {
        try {
            return connection().getAttribute(bean, name);
        } catch (IOException | JMException e) {
            throw new IllegalStateException(bean + " " + name, e);
        }
    }

    private void replace(String file, String given, String wanted) throws IOException {
        String text = Files.readString(home.resolve(file));
        if (!text.contains(given)) {
            throw new IllegalStateException(file + " does not hold " + given);
        }
        Files.writeString(home.resolve(file), text.replace(given, wanted));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        }
    }

    /** Deletes a folder with all that is in it, if it is there. */
    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                paths.sorted((a, b) -> b.compareTo(a))
                        .forEach(path -> path.toFile().delete());
            }
        }
    }
}
