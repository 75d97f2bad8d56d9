package io.github.atcollector.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.impl.DefaultCamelContext;

/** A document of which runs write parts: each stands between two lines of its own. */
public final class Document {
    private final Path file;

    public Document(Path file) {
        this.file = file;
    }

    /** Replaces a part; a file that is not there is made. */
    public void write(String part, String text) throws IOException {
        String begin = "<!-- %s: written by the run -->\n".formatted(part);
        String end = "<!-- end of %s -->\n".formatted(part);
        String before = Files.exists(file) ? Files.readString(file) : begin + end;
        int from = before.indexOf(begin);
        int to = before.indexOf(end);
        if (from < 0 || to < from) {
            throw new IOException(file + " has no lines " + begin.strip() + " and " + end.strip());
        }
        Files.writeString(file, before.substring(0, from) + begin + text + before.substring(to));
    }

    /** The day, the machine, Java and Camel. */
    public static String machine() throws IOException {
        return "%s, %d cores (%s), %s, Java %s, Camel %s"
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.getRuntime().availableProcessors(),
                        processor(),
                        memory(),
                        Runtime.version(),
                        new DefaultCamelContext().getVersion());
    }

    private static String processor() throws IOException {
        Path cpus = Path.of("/proc/cpuinfo");
        if (Files.exists(cpus)) {
            Matcher model = Pattern.compile("model name\\s*: (.*)").matcher(Files.readString(cpus));
            if (model.find()) {
                return model.group(1);
            }
        }
        return System.getProperty("os.arch");
    }

    private static String memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? "%.0f GB".formatted(system.getTotalMemorySize() / 1e9)
                : "";
    }
}
