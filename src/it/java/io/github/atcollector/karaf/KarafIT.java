package io.github.atcollector.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.atcollector.PostgresServer;
import io.github.atcollector.brokers.ArtemisServer;
import io.github.atcollector.brokers.KafkaServer;
import io.github.atcollector.fakeservice.SessionRequest;
import io.github.atcollector.fakeservice.StandIn;
import io.github.atcollector.fakeservice.StandInOptions;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.sinks.JmsQueue;
import io.github.atcollector.sinks.KafkaTopic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The life of the collector in a real Karaf, step by step: each goes on where the one before ended, and after one that fails the others are
 * skipped. Karaf's log stays in {@code target/karaf/run/data/log}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(StepByStep.class)
class KarafIT {
    private static final Path FOLDER = Path.of(System.getProperty("karaf.directory"));
    private static final Path REPOSITORY = Path.of(System.getProperty("karaf.repository"));
    private static final String VERSION = System.getProperty("collector.version");
    private static final String FEATURES =
            "mvn:io.github.atcollector/activity-tracker-collector/%s/xml/features".formatted(VERSION);
    private static final String BUNDLE = "Activity Tracker Collector";
    private static final String PID = "io.github.atcollector";

    private static final String ACTIVE = "Active";
    /** In its own spelling. */
    private static final String UNSATISFIED = "Unstatisfied reference";

    /** Karaf's MBean has no word yet for FAILED_ACTIVATION, the state that this is. */
    private static final String FAILED = "Unknown";

    /** Threads that nobody but a collector starts. */
    private static final String OURS = "(?i).*(camel|seda|ledger|quartz|activemq|kafka|hikari|pooled).*";

    /** All features that the steps install, those first that need others. */
    private static final List<String> INSTALLED =
            List.of("collector-kafka", "collector-jdbc", "collector-jms", "collector");

    /** No day ends while the test runs unnoticed: these were over before. */
    private static final LocalDate FIRST = LocalDate.now(ZoneOffset.UTC).minusDays(3);

    private static final List<LocalDate> DAYS = List.of(FIRST, FIRST.plusDays(1), FIRST.plusDays(2));

    @TempDir
    private static Path temporary;

    private static final Map<String, Set<String>> delivered = new HashMap<>();

    private static StandIn service;
    private static ArtemisServer artemis;
    private static Karaf karaf;

    @BeforeAll
    static void startKaraf() throws Exception {
        service = StandIn.start(StandInOptions.defaults().withEventsPerDay(500));
        artemis = new ArtemisServer(temporary).start();
        karaf = new Karaf(
                Path.of(System.getProperty("karaf.home")),
                FOLDER.resolve("run"),
                REPOSITORY,
                FOLDER.resolve("processing.xml"));
        karaf.start();
    }

    @AfterAll
    static void end() throws Exception {
        karaf.close();
        artemis.close();
        service.close();
    }

    @AfterEach
    void everySessionWasClosed() {
        await().until(() -> service.books().sessionsOpen().isEmpty());
        assertThat(service.books().refusals()).isEmpty();
    }

    @Test
    @Order(1)
    void theFeatureSaysAllThatItsFirstConfigurationLacks() throws Exception {
        karaf.add(FEATURES);
        karaf.install("collector");

        await().until(() -> karaf.log()
                .contains(
                        "collector.space-id: is required: an id of letters, digits and dashes (in the target's file)"));
        assertThat(karaf.log()).contains("collector.auth.api-key: exactly one of");
        assertThat(karaf.states()).containsExactly(Map.entry("default", FAILED));
        assertThat(karaf.bundles()).contains(BUNDLE, "camel-http");
        assertThat(karaf.contexts()).isEmpty();
        assertThat(service.books().requests()).isEmpty();
    }

    @Test
    @Order(2)
    void aTargetCollectsIntoFilesAsSoonAsItsConfigurationIsMended() throws Exception {
        configure("default", Map.of());

        await().untilAsserted(() -> assertHolds("default"));
        assertThat(karaf.states()).containsExactly(Map.entry("default", ACTIVE));
        assertThat(karaf.contexts()).containsOnlyKeys("collector-default");
    }

    @Test
    @Order(3)
    void aSecondTargetDeliversToArtemis() throws Exception {
        karaf.install("collector-jms");
        karaf.write("etc/collector-key", service.options().apiKey());
        configure(
                "bus",
                Map.of(
                        "collector.auth.api-key", "$[secret:collector-key]",
                        "collector.sinks", "file,jms",
                        "collector.jms.url", artemis.url(),
                        "collector.jms.destination", "queue:audit"));

        await().untilAsserted(() -> assertHolds("bus"));
        await().untilAsserted(() -> assertThat(drain("audit")).hasSize(3 * 500));
        assertThat(karaf.contexts()).containsOnlyKeys("collector-default", "collector-bus");
    }

    @Test
    @Order(4)
    void aTargetWaitsForTheBrokerAndTheLedgerThatItsConfigurationNames() throws Exception {
        karaf.install("collector-jdbc");
        configure(
                "services",
                Map.of(
                        "collector.sinks", "file,jms",
                        "collector.jms.destination", "queue:services",
                        "connectionFactory.target", "(name=%s)".formatted(BrokerBundle.NAME),
                        "connectionFactory.cardinality.minimum", "1",
                        "dataSource.target", "(dataSourceName=ledger)",
                        "dataSource.cardinality.minimum", "1"));
        await().until(() -> UNSATISFIED.equals(karaf.states().get("services")));

        BrokerBundle.write(karaf.file("deploy/broker.jar"), artemis.url());
        karaf.write(
                "etc/org.ops4j.datasource-ledger.cfg",
                """
                osgi.jdbc.driver.name = PostgreSQL JDBC Driver
                dataSourceName = ledger
                url = %s
                user = %s
                pool = dbcp2
                """
                        .formatted(PostgresServer.newDatabase(), PostgresServer.USER));

        await().untilAsserted(() -> assertHolds("services"));
        await().untilAsserted(() -> assertThat(drain("services")).hasSize(3 * 500));
        assertThat(folder("services").resolve("ledger.db")).doesNotExist();
        delete("services");
        Files.delete(karaf.file("deploy/broker.jar"));
    }

    @Test
    @Order(5)
    void aTargetDeliversToKafkaInTransactions() throws Exception {
        try (KafkaServer kafka = new KafkaServer(Files.createDirectory(temporary.resolve("kafka"))).start()) {
            karaf.install("collector-kafka");
            configure(
                    "topic",
                    Map.of(
                            "collector.sinks", "kafka",
                            "collector.kafka.brokers", kafka.brokers(),
                            "collector.kafka.topic", "audit",
                            "collector.kafka.transactions", "true"));

            await().until(() -> karaf.contexts().containsKey("collector-topic"));
            await().untilAsserted(() ->
                    assertThat(KafkaTopic.read(kafka.brokers(), "audit")).hasSize(3 * 500));
            delete("topic");
        }
    }

    @Test
    @Order(6)
    void theShellTellsWhatIsThereAndCollectsWhatIsMissing() throws Exception {
        LocalDate earlier = FIRST.minusDays(1);
        String days = " --target default --from %s --to %s".formatted(earlier, FIRST);

        assertThat(karaf.shell("collector:status" + days)).contains("NOT complete: 24 hours missing");
        assertThat(karaf.shell("collector:once" + days)).contains("1 of 1 window collected");
        assertThat(karaf.shell("collector:status" + days)).contains("Complete: 2 days, 1,000 events");
    }

    @Test
    @Order(7)
    void aChangedConfigurationStartsItsTargetAnewAndNoOther() throws Exception {
        Map<String, Object> before = karaf.contexts();

        configure(
                "default",
                Map.of(
                        "collector.file.name",
                        "again/{window}.json.gz",
                        "collector.ledger.url",
                        "jdbc:sqlite:" + folder("default").resolve("second.db")));

        await().untilAsserted(() -> assertThat(karaf.contexts())
                .containsOnlyKeys("collector-default", "collector-bus")
                .doesNotContainEntry("collector-default", before.get("collector-default"))
                .containsEntry("collector-bus", before.get("collector-bus")));
        await().until(() -> Files.exists(folder("default").resolve("again/" + FIRST + ".json.gz.manifest.json")));
    }

    @Test
    @Order(8)
    void faultySettingsHarmNoOtherTargetAndAreTakenUpWhenMended() throws Exception {
        Map<String, Object> before = karaf.contexts();

        configure("third", Map.of("collector.window", "P99D", "colector.interval", "PT1H"));

        await().until(() -> karaf.log().contains("colector.interval: is no setting"));
        assertThat(karaf.log()).contains("collector.window: 'P99D' was given");
        configure(
                "twin",
                Map.of(
                        "collector.file.directory",
                        folder("default").toString(),
                        "collector.file.name",
                        "again/{window}.json.gz"));
        await().until(() -> karaf.log().contains("targets default and twin would write the same files"));
        assertThat(karaf.states())
                .containsEntry("third", FAILED)
                .containsEntry("twin", FAILED)
                .containsEntry("default", ACTIVE);
        assertThat(karaf.contexts()).isEqualTo(before);
        delete("twin");

        configure("third", Map.of());

        await().untilAsserted(() -> assertHolds("third"));
    }

    @Test
    @Order(9)
    void aTargetWhoseFileIsDeletedIsStopped() throws Exception {
        delete("third");

        assertThat(karaf.contexts()).containsOnlyKeys("collector-default", "collector-bus");
        assertThat(karaf.states()).containsOnlyKeys("default", "bus");

        delete("default");

        assertThat(karaf.states()).containsOnlyKeys("bus");
        configure("default", Map.of());
        await().until(() -> karaf.contexts().containsKey("collector-default"));
    }

    @Test
    @Order(10)
    void twoFilesThatNameTheFirstTargetAreRefusedAndTheOneThatRunsGoesOn() throws Exception {
        Map<String, Object> before = karaf.contexts();

        karaf.write("etc/%s-default.cfg".formatted(PID), Files.readString(karaf.file(file("default"))));

        await().until(() ->
                karaf.log().contains("~default is left alone: %s is the target default too".formatted(PID)));
        assertThat(karaf.contexts()).isEqualTo(before);
        Files.delete(karaf.file("etc/%s-default.cfg".formatted(PID)));
        await().until(() -> karaf.log().contains("Deleting configuration {%s~default}".formatted(PID)));
        assertThat(karaf.contexts()).isEqualTo(before);
    }

    @Test
    @Order(11)
    void theBundleIsRefreshedAndUpdatedAndLeavesNothingOfItsEarlierLifeBehind() throws Exception {
        for (String operation : List.of("refresh", "update", "restart")) {
            Map<String, Object> before = karaf.contexts();

            karaf.bundle(operation, PID);

            await().untilAsserted(() -> assertThat(karaf.contexts())
                    .containsOnlyKeys(before.keySet())
                    .allSatisfy((context, start) -> assertThat(start).isNotEqualTo(before.get(context))));
            await().untilAsserted(() -> assertThat(karaf.threads())
                    .filteredOn(name -> name.endsWith("timer://housekeeping"))
                    .hasSize(before.size()));
        }
    }

    @Test
    @Order(12)
    void aRouteFileOfKarafReplacesTheBundlesAndAnotherOneIsAdded() throws Exception {
        String own = Files.readString(Path.of("routes/sinks/file.camel.yaml"))
                .replace("Publishes the file and the manifest", "In Karaf, publishes the file and the manifest");
        karaf.write("etc/collector/routes/sinks/file.camel.yaml", own);
        karaf.write(
                "etc/collector/routes/on-demand.camel.yaml",
                """
                - route:
                    id: on-demand
                    description: Collects when a message arrives
                    from:
                      uri: seda:on-demand
                      steps:
                        - to: direct:collect
                """);

        karaf.bundle("restart", PID);

        await().until(() -> karaf.contexts().size() == 2);
        assertThat(karaf.descriptions("deliver-to-file"))
                .singleElement()
                .asString()
                .startsWith("In Karaf, publishes");
        assertThat(karaf.descriptions("on-demand")).hasSize(1);
    }

    @Test
    @Order(13)
    void aCollectionGoesOnAfterKarafWasKilledAmidIt() throws Exception {
        service.faults().always(Step.DOWNLOAD, Fault.stall(100));
        configure("killed", Map.of());
        await().until(() -> service.books().sessionsOpen().size() >= 3);

        karaf.kill();
        service.faults().clear();
        assertThat(service.books().sessionsOpen()).isNotEmpty();
        karaf.start();

        await().untilAsserted(() -> assertHolds("killed"));
        await().until(() -> karaf.contexts().size() == 3);
        for (String feature : INSTALLED) { // Karaf, too, needs its time to find its own state again
            await().until(() -> karaf.hasInstalled(feature));
        }
    }

    @Test
    @Order(14)
    void nothingIsLeftWhenTheFeaturesAreUninstalled() throws Exception {
        for (String feature : INSTALLED) {
            karaf.uninstall(feature);
            await().until(() -> !karaf.hasInstalled(feature));
        }

        assertThat(karaf.bundles()).doesNotContain(BUNDLE, "camel-core-engine");
        assertThat(karaf.contexts()).isEmpty();
        await().untilAsserted(() -> assertThat(karaf.threads())
                .filteredOn(name -> name.matches(OURS))
                .isEmpty());
    }

    @Test
    @Order(15)
    void theArchiveInTheDeployFolderInstallsAllThatIsOurs() throws Exception {
        Path archive = karaf.file("deploy/collector.kar");
        Files.list(karaf.file("etc"))
                .filter(file -> file.getFileName().toString().startsWith(PID))
                .forEach(file -> file.toFile().delete());
        configure("archive", Map.of());
        for (String ours : List.of("io/github", "com/zaxxer", "org/xerial")) {
            Karaf.delete(REPOSITORY.resolve(ours));
        }

        Files.copy(FOLDER.resolveSibling("activity-tracker-collector-%s.kar".formatted(VERSION)), archive);

        await().untilAsserted(() -> assertHolds("archive"));
        assertThat(karaf.hasInstalled("collector")).isTrue();

        Files.delete(archive);

        await().until(() -> !karaf.bundles().contains(BUNDLE));
        assertThat(karaf.contexts()).isEmpty();
    }

    /** The messages that ever stood in a queue, each once. */
    private static Set<String> drain(String queue) throws Exception {
        Set<String> all = delivered.computeIfAbsent(queue, name -> new HashSet<>());
        for (JmsQueue.Received message : JmsQueue.drain(artemis.url(), queue)) {
            assertThat(all.add(message.body())).as("an event comes once").isTrue();
        }
        return all;
    }

    /** Writes the configuration of a target, which has a folder of its own. */
    private static void configure(String target, Map<String, String> differing) throws IOException {
        StringBuilder text = new StringBuilder();
        Map<String, String> all = new TreeMap<>(Map.of(
                "collector.endpoint", service.endpoint().toString(),
                "collector.auth.token-url", service.tokenUrl().toString(),
                "collector.auth.api-key", service.options().apiKey(),
                "collector.space-id", service.options().spaceId(),
                "collector.file.directory", folder(target).toString(),
                "collector.file.name", "{window}.json.gz",
                "collector.from", FIRST.toString(),
                "collector.settle", "PT0S"));
        all.putAll(differing);
        all.forEach((key, value) -> text.append(key).append(" = ").append(value).append('\n'));
        karaf.write(file(target), text.toString());
    }

    /** Deletes the configuration of a target, and waits until it is stopped. */
    private static void delete(String target) throws IOException {
        Files.delete(karaf.file(file(target)));
        await().until(() -> !karaf.contexts().containsKey("collector-" + target));
    }

    private static String file(String target) {
        return target.equals("default") ? "etc/%s.cfg".formatted(PID) : "etc/%s-%s.cfg".formatted(PID, target);
    }

    private static Path folder(String target) {
        return temporary.resolve(target);
    }

    /** The files of the days are there, byte for byte as they were served, with their manifests, and no half file. */
    private static void assertHolds(String target) throws IOException {
        for (LocalDate day : DAYS) {
            Path file = folder(target).resolve(day + ".json.gz");
            ByteArrayOutputStream served = new ByteArrayOutputStream();
            service.writeBody(SessionRequest.ofDay(day), served);
            assertThat(file).hasBinaryContent(served.toByteArray());
            assertThat(file.resolveSibling(file.getFileName() + ".manifest.json"))
                    .exists();
        }
        try (Stream<Path> files = Files.list(folder(target))) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".part"));
        }
    }
}
