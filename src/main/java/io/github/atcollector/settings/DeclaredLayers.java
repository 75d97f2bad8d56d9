package io.github.atcollector.settings;

import io.github.atcollector.service.DeclaredSettings;
import io.github.atcollector.text.Suggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the service of each target, lays the defaults of what it declares under its settings, and sorts out what it does not. */
final class DeclaredLayers {
    private final Set<String> anywhere;
    private final boolean complete;

    private DeclaredLayers(Collection<TargetService> services) {
        anywhere = services.stream()
                .flatMap(service -> service.declared().keySet().stream())
                .collect(Collectors.toSet());
        complete = services.stream().allMatch(service -> service.profile() != null);
    }

    /**
     * The service of each target by the target's name. What it does not declare is taken away, and is a fault of it; of what
     * targets share, only what none of their services declares.
     *
     * @param routes folder of the routes; null means those packed into the jar
     * @param targets all that there are, by name
     */
    static Map<String, TargetService> of(Path routes, Map<String, Layers> targets) {
        Map<String, TargetService> byName = new HashMap<>();
        targets.values().stream()
                .map(layers -> layers.value(Settings.SERVICE))
                .forEach(name -> byName.computeIfAbsent(name, missing -> TargetService.of(routes, missing)));
        DeclaredLayers declared = new DeclaredLayers(byName.values());
        Map<String, TargetService> services = new LinkedHashMap<>();
        targets.forEach((name, layers) ->
                services.put(name, declared.sortOut(layers, byName.get(layers.value(Settings.SERVICE)))));
        return services;
    }

    private TargetService sortOut(Layers layers, TargetService service) {
        List<Fault> faults = new ArrayList<>(service.faults());
        List<String> others = layers.values().keySet().stream()
                .filter(key -> key.startsWith(TargetService.PREFIX))
                .filter(key -> !service.declared().containsKey(key))
                .toList();
        for (String key : others) {
            boolean ofAnother = !layers.isOwn(key) && (!complete || anywhere.contains(key));
            if (service.profile() != null && !ofAnother) {
                fault(key, layers.source(key), service).ifPresent(faults::add);
            }
            layers.remove(key);
        }
        layers.layUnder(service.declared().values());
        return new TargetService(service.profile(), service.declared(), faults);
    }

    /** A variable of the environment may be somebody else's: only a slip is a fault. */
    private static Optional<Fault> fault(String key, String source, TargetService service) {
        Optional<Setting<?>> near = Suggestion.nearest(key, service.declared().keySet())
                .map(name -> service.declared().get(name));
        if (source.equals(Layers.ENVIRONMENT)) {
            return near.filter(
                            setting -> !DeclaredSettings.isOfKubernetes(key.substring(TargetService.PREFIX.length())))
                    .map(setting -> new Fault(
                            Setting.variable(key),
                            String.format(
                                    Locale.ROOT,
                                    "is an environment variable of no setting; did you mean %s?",
                                    setting.variable())));
        }
        String hint = near.map(setting -> "did you mean " + setting.name() + "?")
                .orElse(
                        service.declared().isEmpty()
                                ? "it declares none"
                                : "it declares "
                                        + String.join(", ", service.declared().keySet()));
        return Optional.of(new Fault(
                key,
                String.format(
                        Locale.ROOT,
                        "is no setting of the service %s (in %s); %s",
                        service.profile().name(),
                        source,
                        hint)));
    }
}
