package io.github.atcollector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.atcollector.export.Listener;
import io.github.atcollector.export.Result;
import io.github.atcollector.files.OwnerOnly;
import io.github.atcollector.model.Days;
import io.github.atcollector.runtime.Collector;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who may write where the collector does lays symbolic links at the names that it will use. */
class PlantedLinksIT {
    private static final Days ONE_DAY = new Days(Rig.DAY, Rig.DAY);

    @TempDir
    private Path directory;

    private Path data;
    private Path victim;

    @BeforeEach
    void make() throws IOException {
        data = Files.createDirectory(directory.resolve("data"));
        victim = Files.writeString(directory.resolve("victim.txt"), "precious");
    }

    @Test
    void areReplacedAndNotFollowedByFilesManifestsAndDeadLetters() throws Exception {
        List<String> names = collect(Files.createDirectory(directory.resolve("rehearsal")), () -> {});
        assertThat(names).hasSizeGreaterThan(2).anyMatch(name -> name.endsWith(".dead-letter.json"));
        plant(names);

        assertThat(collect(data, () -> plant(names))).containsAll(names);

        assertThat(victim).hasContent("precious");
        assertThat(names)
                .allSatisfy(name -> assertThat(Files.isRegularFile(data.resolve(name), LinkOption.NOFOLLOW_LINKS))
                        .as(name)
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-wal", "-shm", "-journal"})
    void areNotFollowedByTheLedger(String suffix) throws Exception {
        Path link = Files.createSymbolicLink(data.resolve("ledger.db" + suffix), victim);

        try (Rig rig = new Rig(data);
                Collector collector = rig.collector(new Listener() {})) {
            assertThatThrownBy(collector::start)
                    .hasMessageContainingAll(link.toString(), "a symbolic link is not followed");
        }

        assertThat(victim).hasContent("precious");
    }

    @Test
    void toAFolderAreFollowedIfTheyAreOursButNotIfTheyAreSomebodyElses() throws IOException {
        Path away = Files.createDirectory(directory.resolve("away"));
        Path link = Files.createSymbolicLink(data.resolve("space-1"), away);

        OwnerOnly.createFolder(link.resolve("2018"));
        assertThat(away.resolve("2018")).isDirectory();

        assumeThat(canGiveAway(link)).as("as root").isTrue();
        assertThatThrownBy(() -> OwnerOnly.createFolder(link.resolve("2019")))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContainingAll(link.toString(), "a symbolic link of somebody else's is not followed");
        assertThat(away.resolve("2019")).doesNotExist();
    }

    private static boolean canGiveAway(Path link) {
        try {
            Files.setAttribute(link, "unix:uid", 54321, LinkOption.NOFOLLOW_LINKS);
            return true;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }

    /** At each name, and at the hidden one that an earlier release wrote first. */
    private void plant(List<String> names) throws IOException {
        for (String name : names) {
            Path file = data.resolve(name);
            Files.createDirectories(file.getParent());
            for (Path link : List.of(file, file.resolveSibling("." + file.getFileName() + ".part"))) {
                if (Files.notExists(link, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createSymbolicLink(link, victim);
                }
            }
        }
    }

    private interface Deed {
        void run() throws IOException;
    }

    private static List<String> collect(Path into, Deed amidTheDelivery) throws Exception {
        try (Rig rig = new Rig(into)
                        .set("collector.sinks", "file,custom")
                        .set("collector.custom.uri", "direct:there")
                        .set("collector.messages.batch", "10")
                        .set("collector.messages.max-bytes", "700");
                Collector collector = rig.collector(new Listener() {})) {
            collector.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:there").errorHandler(noErrorHandler()).process(message -> amidTheDelivery.run());
                }
            });
            collector.start();
            Result result = collector.collect(ONE_DAY).get(5, TimeUnit.MINUTES);
            assertThat(result.outcomes()).singleElement().matches(outcome -> outcome.failure() == null);
            return rig.files();
        }
    }
}
