package io.github.atcollector.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Properties;
import org.apache.camel.CamelContext;
import picocli.CommandLine;

/** What {@code --version} prints: the collector and the commit it was built from, Camel and Java. */
final class Version implements CommandLine.IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            properties.load(in);
        }
        return new String[] {
            String.format(
                    Locale.ROOT,
                    "collector %s (commit %s, Camel %s, Java %s)",
                    properties.getProperty("version"),
                    properties.getProperty("commit"),
                    CamelContext.class.getPackage().getImplementationVersion(),
                    Runtime.version())
        };
    }
}
