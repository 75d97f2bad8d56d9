package io.github.atcollector.karaf;

import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A bundle that somebody else wrote: it offers the ConnectionFactory of a broker. */
public final class BrokerBundle implements BundleActivator {
    /** The property of the service. */
    static final String NAME = "broker";

    /** Makes the bundle, for a broker at an address. */
    static void write(Path jar, String address) throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        Map.of(
                        "Bundle-ManifestVersion", "2",
                        "Bundle-SymbolicName", "broker",
                        "Bundle-Activator", BrokerBundle.class.getName(),
                        "Import-Package", "org.osgi.framework,jakarta.jms,org.apache.activemq.artemis.jms.client",
                        "DynamicImport-Package", "*",
                        "Broker-Address", address)
                .forEach(headers::putValue);
        String entry = BrokerBundle.class.getName().replace('.', '/') + ".class";
        Path part = jar.resolveSibling("." + jar.getFileName());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(part), manifest);
                InputStream in = BrokerBundle.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            in.transferTo(out);
        }
        Files.move(part, jar);
    }

    @Override
    public void start(BundleContext context) {
        String address = context.getBundle().getHeaders().get("Broker-Address");
        context.registerService(
                ConnectionFactory.class, new ActiveMQConnectionFactory(address), new Hashtable<>(Map.of("name", NAME)));
    }

    @Override
    public void stop(BundleContext context) {
        // the service goes with the bundle
    }
}
