package io.github.atcollector.karaf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.osgi.framework.VersionRange;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Finds out what Karaf needs for our features, and writes it down for Maven to resolve. Where Camel's wrappers for Karaf cannot
 * be fetched, Camel's plain jars stand for them, wrapped when they are installed: {@code processing.xml} tells Karaf.
 */
public final class KarafRepository {
    private static final String WRAPPERS = "mvn:org.apache.camel.karaf/";
    private static final String WRAPPERS_RANGE = "[4.14,5)";

    /** Camel's own code for Karaf, which is there. */
    private static final String CORE = "camel-core-osgi";

    /** They are no plain jars, or there are none of them; no route of ours needs them. */
    private static final Set<String> LEFT_OUT =
            Set.of("camel-core-catalog", "camel-directvm", "camel-karaf-shell", "camel-tooling-model", "camel-vm");

    /** Wrappers that hold several of Camel's jars, and those besides the one of their name. */
    private static final Map<String, List<String>> MERGED = Map.of(
            "camel-core", List.of("camel-xml-jaxp-util"),
            "camel-yaml-dsl", List.of("camel-yaml-dsl-common", "camel-yaml-dsl-deserializers", "camel-dsl-support"));

    /** Packages that a wrapper does without. */
    private static final Map<String, String> LEFT_OUT_IMPORTS =
            Map.of("camel-jms", "!org.apache.camel.component.cron*,");

    private final String camel;
    private final Map<String, List<Element>> features = new LinkedHashMap<>();
    private final Set<Element> needed = new LinkedHashSet<>();

    private KarafRepository(String camel) {
        this.camel = camel;
    }

    /**
     * Writes {@code processing.xml} and {@code needed.xml}.
     *
     * @param arguments the folder of {@code features.xml}, where the files are written; the address of that file's artifact; Camel's
     *     version; the repository that comes with Karaf; the repository with the features of camel-karaf
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        KarafRepository repository = new KarafRepository(arguments[2]);
        Path system = Path.of(arguments[3]);
        Path ours = folder.resolve("features.xml");
        repository.read(ours);
        for (Path place : List.of(system, Path.of(arguments[4]))) {
            try (Stream<Path> paths = Files.walk(place)) {
                paths.filter(path -> path.toString().endsWith("-features.xml")).forEach(repository::read);
            }
        }
        named(ours).forEach(feature -> repository.need(feature.getAttribute("name"), ""));
        Files.writeString(folder.resolve("processing.xml"), repository.processing());
        Files.writeString(folder.resolve("needed.xml"), repository.list(system, arguments[1]));
    }

    private static Stream<Element> named(Path file) {
        return elements(parse(file).getDocumentElement(), "feature").filter(feature -> feature.hasAttribute("name"));
    }

    private void read(Path file) {
        named(file).forEach(feature -> features.computeIfAbsent(feature.getAttribute("name"), name -> new ArrayList<>())
                .add(feature));
    }

    private void need(String name, String range) {
        Element feature = features.getOrDefault(name, List.of()).stream()
                .filter(found -> range.isEmpty() || includes(range, found.getAttribute("version")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No feature " + name + " " + range));
        if (needed.add(feature)) {
            elements(feature, "feature")
                    .forEach(other -> need(other.getTextContent().strip(), other.getAttribute("version")));
        }
    }

    private static boolean includes(String range, String version) {
        String comparable = version.replaceAll("[-_]", ".").replaceAll("^(\\d+\\.\\d+)\\.(\\D)", "$1.0.$2");
        return !range.startsWith("[")
                ? range.equals(version)
                : VersionRange.valueOf(range).includes(org.osgi.framework.Version.parseVersion(comparable));
    }

    private String processing() {
        return """
                <featuresProcessing xmlns="http://karaf.apache.org/xmlns/features-processing/v1.0.0"
                                    xmlns:f="http://karaf.apache.org/xmlns/features/v1.6.0">
                <blacklistedBundles>
                %s</blacklistedBundles>
                <bundleReplacements>
                %s</bundleReplacements>
                <featureReplacements>
                %s</featureReplacements>
                </featuresProcessing>
                """
                .formatted(
                        lines(LEFT_OUT.stream().sorted(), "<bundle>" + WRAPPERS + "%s</bundle>"),
                        wrappers()
                                .map(name -> "<bundle mode=\"maven\" originalUri=\"%s%s/%s\" replacement=\"%s\"/>\n"
                                        .formatted(WRAPPERS, name, WRAPPERS_RANGE, wrap(name)))
                                .collect(Collectors.joining()),
                        needed.stream()
                                .filter(feature -> MERGED.containsKey(feature.getAttribute("name")))
                                .map(this::merged)
                                .collect(Collectors.joining()));
    }

    private String merged(Element feature) {
        String name = feature.getAttribute("name");
        String bundles = MERGED.get(name).stream()
                .map(jar -> "<f:bundle>" + wrap(jar) + "</f:bundle>")
                .collect(Collectors.joining("\n"));
        return "<replacement mode=\"merge\"><feature name=\"%s\" version=\"%s\">%n%s</feature></replacement>%n"
                .formatted(name, feature.getAttribute("version"), bundles);
    }

    /** One feature with all that is needed and does not come with Karaf. */
    private String list(Path system, String ours) {
        Stream<String> camelJars = Stream.concat(
                        wrappers(), MERGED.values().stream().flatMap(Collection::stream))
                .map(this::plain);
        Stream<String> others = bundles()
                .filter(uri -> wrapper(uri).isEmpty())
                .map(uri -> uri.replaceFirst("^wrap:", "").replaceFirst("\\$.*", ""))
                .filter(uri -> !Files.exists(system.resolve(path(uri))));
        return "<features xmlns=\"http://karaf.apache.org/xmlns/features/v1.6.0\" name=\"needed\">\n<feature name=\"needed\">\n"
                + lines(
                        Stream.of(camelJars, others, Stream.of(ours))
                                .flatMap(uris -> uris)
                                .distinct(),
                        "<bundle>%s</bundle>")
                + "</feature>\n</features>\n";
    }

    private Stream<String> bundles() {
        return needed.stream()
                .flatMap(feature -> Stream.concat(elements(feature, "bundle"), elements(feature, "configfile")))
                .map(bundle -> bundle.getTextContent().strip());
    }

    private Stream<String> wrappers() {
        return bundles()
                .map(KarafRepository::wrapper)
                .filter(name -> !name.isEmpty() && !LEFT_OUT.contains(name))
                .distinct();
    }

    /** Name of the wrapper; empty if it is none. */
    private static String wrapper(String uri) {
        String name =
                uri.startsWith(WRAPPERS) ? uri.substring(WRAPPERS.length()).replaceFirst("/.*", "") : "";
        return name.equals(CORE) ? "" : name;
    }

    private String plain(String name) {
        return "mvn:org.apache.camel/%s/%s".formatted(name, camel);
    }

    private String wrap(String name) {
        return ("wrap:%1$s$overwrite=merge&Bundle-SymbolicName=%2$s&Bundle-Version=%3$s"
                        + "&Export-Package=org.apache.camel*;version=%3$s&Import-Package=%4$s"
                        + "org.apache.camel*;version=%%22[4.14,4.15)%%22,org.slf4j*;version=%%22[1.7,3)%%22,"
                        + "jdk.jfr;resolution:=optional,io.quarkus.arc;resolution:=optional,"
                        + "jakarta.servlet*;resolution:=optional,*")
                .formatted(plain(name), name, camel, LEFT_OUT_IMPORTS.getOrDefault(name, ""))
                .replace("&", "&amp;");
    }

    private static String path(String uri) {
        String[] parts = uri.replaceFirst("^mvn:", "").split("/");
        return "%s/%s/%s/%2$s-%3$s.jar".formatted(parts[0].replace('.', '/'), parts[1], parts[2]);
    }

    private static String lines(Stream<String> values, String line) {
        return values.map(value -> line.formatted(value) + "\n").collect(Collectors.joining());
    }

    private static Document parse(Path file) {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return Stream.iterate(0, i -> i < found.getLength(), i -> i + 1).map(i -> (Element) found.item(i));
    }
}
