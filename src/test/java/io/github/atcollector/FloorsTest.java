package io.github.atcollector;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.atcollector.runtime.Collector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rooms stand on the floors that docs/architecture.md draws: one uses only what stands beside or below it, and no circle. */
class FloorsTest {
    private static final String ROOT = "io.github.atcollector";
    private static final String APART = "apart";
    private static final Pattern FLOOR = Pattern.compile("(?m)^\\| (\\w[\\w ]*) \\| (`[^|]*) \\|[^|]*\\|$");
    private static final Pattern ROOM = Pattern.compile("`([\\w.]+)`");

    /** Those of the product, without the tests. */
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(Collector.class.getProtectionDomain().getCodeSource().getLocation());

    private record Floor(String name, List<String> rooms) {
        private String[] packages() {
            return rooms.stream().map(room -> ROOT + "." + room).toArray(String[]::new);
        }
    }

    /** From the top down. */
    private static List<Floor> floors() throws IOException {
        return FLOOR.matcher(Files.readString(Path.of("docs", "architecture.md")))
                .results()
                .map(row -> new Floor(
                        row.group(1),
                        ROOM.matcher(row.group(2))
                                .results()
                                .map((MatchResult room) -> room.group(1))
                                .toList()))
                .toList();
    }

    @Test
    void drawsEachRoomOnce() throws IOException {
        List<String> drawn =
                floors().stream().flatMap(floor -> floor.rooms().stream()).toList();

        assertThat(drawn).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(rooms());
    }

    private static Set<String> rooms() {
        return CLASSES.stream()
                .map(type -> type.getPackageName().substring(ROOT.length() + 1))
                .collect(Collectors.toSet());
    }

    @Test
    void letsNoRoomUseWhatStandsAboveIt() throws IOException {
        List<String> above = new ArrayList<>();
        for (Floor floor : floors()) {
            if (floor.name().equals(APART)) {
                continue;
            }
            if (!above.isEmpty()) {
                noClasses()
                        .that()
                        .resideInAnyPackage(floor.packages())
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(above.toArray(String[]::new))
                        .check(CLASSES);
            }
            above.addAll(List.of(floor.packages()));
        }
    }

    @Test
    void hasNoCircle() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void leavesTheStandInToTheCommandsThatRunIt() {
        noClasses()
                .that(not(resideInAPackage(ROOT + ".fakeservice..")))
                .and()
                .doNotHaveSimpleName("DemoCommand")
                .and()
                .doNotHaveSimpleName("StandInCommand")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".fakeservice..")
                .check(CLASSES);
    }

    @Test
    void letsTheStandInUseNothingOfTheProduct() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".fakeservice..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAPackage(ROOT + ".fakeservice..").or(not(resideInAPackage(ROOT + ".."))))
                .check(CLASSES);
    }

    @Test
    void letsTheStandInsHttpServerKnowNoService() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".fakeservice.http")
                .should()
                .onlyDependOnClassesThat(
                        resideInAPackage(ROOT + ".fakeservice.http").or(not(resideInAPackage(ROOT + ".."))))
                .check(CLASSES);
    }

    @Test
    void saysInEachRoomWhatLivesThere() {
        assertThat(rooms()).allSatisfy(room -> assertThat(
                        Path.of("src", "main", "java", "io", "github", "atcollector", room.replace('.', '/'))
                                .resolve("package-info.java"))
                .exists());
    }
}
