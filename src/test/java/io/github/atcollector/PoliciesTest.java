package io.github.atcollector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.export.Listener;
import io.github.atcollector.runtime.Collector;
import io.github.atcollector.verification.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.camel.Route;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which policy a route has: the one that it names and no other, else the nameless one, which has no error handler. */
class PoliciesTest {
    private static final String OWN_ROUTES =
            """
            - route:
                id: own
                from:
                  uri: direct:own
                  steps: [ { throwException: { exceptionType: java.lang.IllegalStateException, message: own } } ]
            - route:
                id: own-with-a-policy
                routeConfigurationId: later-errors
                from:
                  uri: direct:own-with-a-policy
                  steps: [ { to: direct:own } ]
            """;

    @TempDir
    private Path directory;

    private Path routesWithOwn() throws IOException {
        Path folder = directory.resolve("routes");
        for (Path file : Tree.of(Path.of("routes"))) {
            Path copy = folder.resolve(Path.of("routes").relativize(file));
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
        Files.writeString(folder.resolve("own.camel.yaml"), OWN_ROUTES);
        return folder;
    }

    private static RouteDefinition definition(Route route) {
        return ((ModelCamelContext) route.getCamelContext()).getRouteDefinition(route.getId());
    }

    @Test
    void isTheNamelessOneWhereNoneIsNamed() throws Exception {
        try (Rig rig = new Rig(directory);
                Collector collector = rig.collector(new Listener() {})) {
            collector.start();

            assertThat(collector.context().getRoutes())
                    .filteredOn(route -> definition(route).getRouteConfigurationId() == null)
                    .hasSizeGreaterThan(50)
                    .allSatisfy(route -> assertThat(definition(route).getErrorHandlerFactory())
                            .as(route.getId())
                            .isInstanceOf(NoErrorHandlerDefinition.class));
        }
    }

    @Test
    void isTheNamedOneAloneWhereOneIsNamed() throws Exception {
        try (Rig rig = new Rig(directory);
                Collector collector = rig.collector(new Listener() {})) {
            collector.start();

            assertThat(collector.context().getRoutes())
                    .filteredOn(route -> definition(route).getRouteConfigurationId() != null)
                    .hasSizeGreaterThan(10)
                    .allSatisfy(route -> {
                        RouteDefinition definition = definition(route);
                        assertThat(definition.getAppliedRouteConfigurationIds())
                                .isEqualTo(Set.of(definition.getRouteConfigurationId()));
                        assertThat(definition.getErrorHandler())
                                .as(route.getId())
                                .isNull();
                    });
        }
    }

    @Test
    void ofARouteThatAUserAddsFollowsTheSameRule() throws Exception {
        try (Rig rig = new Rig(directory.resolve("data"));
                Collector collector = Collector.of(rig.target().onRequest(), routesWithOwn(), new Listener() {})) {
            collector.start();

            assertThat(failure(collector, "direct:own")).hasMessage("own");
            assertThat(failure(collector, "direct:own-with-a-policy")).isNull();
        }
    }

    private static Exception failure(Collector collector, String route) {
        return collector
                .context()
                .createFluentProducerTemplate()
                .to(route)
                .send()
                .getException();
    }
}
