package dev.tradewind.execution;

import dev.tradewind.execution.local.LocalExecutor;
import dev.tradewind.execution.spi.Executor;
import dev.tradewind.execution.spi.SiteExecutors;
import dev.tradewind.execution.spi.TargetKind;
import dev.tradewind.execution.spi.TargetSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Every executor by its id: the local one, and one for each target of the settings. */
@Component
class Executors {
    private final Map<String, Executor> byId = new TreeMap<>();
    private final Map<String, TargetSettings> targets;
    private final ObjectProvider<SiteExecutors> sites;

    Executors(
            LocalExecutor local,
            List<TargetKind> kinds,
            ObjectProvider<SiteExecutors> sites,
            ExecutionSettings settings) {
        this.sites = sites;
        targets = new TreeMap<>(settings.targets());
        targets.forEach((name, target) -> byId.put(name, connect(kinds, name, target)));
        if (byId.putIfAbsent(LocalExecutor.ID, local) != null) {
            throw new IllegalStateException("No target may be called 'local'; that is this machine");
        }
    }

    private static Executor connect(List<TargetKind> kinds, String name, TargetSettings target) {
        return kinds.stream()
                .filter(kind -> kind.kind() == target.kind())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing runs targets of kind " + target.kind()))
                .executor(name, target);
    }

    /** @throws IllegalStateException if the settings no longer name it */
    Executor byId(String id) {
        var executor = byId.get(id);
        if (executor == null) {
            executor = sites.orderedStream()
                    .flatMap(source -> source.byId(id).stream())
                    .findFirst()
                    .orElse(null);
        }
        if (executor == null) {
            throw new IllegalStateException("There is no executor '" + id + "', only " + byId.keySet()
                    + ". Maybe a target was taken out of tradewind.execution.targets?");
        }
        return executor;
    }

    /** The target that serves a site, the first by name, or the site's own agent; this machine where none does. */
    String serving(String site) {
        return target(site).orElse(LocalExecutor.ID);
    }

    Optional<String> target(String site) {
        return targets.entrySet().stream()
                .filter(target -> target.getValue().serves(site))
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> sites.orderedStream()
                        .flatMap(source -> source.serving(site).stream())
                        .findFirst());
    }

    /** The target that serves a site and may change objects of that namespace, the first by name. */
    Optional<String> applying(String site, String namespace) {
        return targets.entrySet().stream()
                .filter(target -> target.getValue().kind() == TargetSettings.Kind.KUBERNETES)
                .filter(target -> target.getValue().serves(site))
                .filter(target -> target.getValue().namespace().equals(namespace))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    Optional<TargetSettings.Kind> kind(String id) {
        return Optional.ofNullable(targets.get(id)).map(TargetSettings::kind);
    }
}
