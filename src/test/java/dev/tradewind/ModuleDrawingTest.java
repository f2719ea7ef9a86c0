package dev.tradewind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The drawing of the modules in the documentation is the one that the code gives. */
class ModuleDrawingTest {
    private static final Path DRAWING = Path.of("docs/modules.md");
    private static final Path README = Path.of("README.md");
    private static final String FROM = "<!-- modules: made by ModuleDrawingTest -->\n";
    private static final String TO = "<!-- end of modules -->";

    @Test
    void theDrawingShowsTheModulesAsTheyAre() throws IOException {
        var drawn = draw(ApplicationModules.of(Console.class));
        if (System.getenv("TRADEWIND_WRITE_DOCS") != null) {
            Files.writeString(DRAWING, drawn);
        }
        assertThat(Files.readString(DRAWING))
                .as("docs/modules.md is out of date; run: TRADEWIND_WRITE_DOCS=1 mvn test "
                        + "-Dtest=ModuleDrawingTest")
                .isEqualTo(drawn);
    }

    @Test
    void theReadmeShowsTheSameWithoutTheArrowsThatOthersImply() throws IOException {
        var readme = Files.readString(README);
        int from = readme.indexOf(FROM) + FROM.length();
        int to = readme.indexOf(TO);
        assertThat(from).as("the mark in the README").isGreaterThanOrEqualTo(FROM.length());
        var drawn = readme.substring(0, from)
                + chart(reduced(arrows(ApplicationModules.of(Console.class))))
                + readme.substring(to);
        if (System.getenv("TRADEWIND_WRITE_DOCS") != null) {
            Files.writeString(README, drawn);
        }
        assertThat(Files.readString(README)).isEqualTo(drawn);
    }

    @Test
    void anArrowThatOthersImplyIsLeftOut() {
        var all = new TreeMap<String, Set<String>>(
                Map.of("a", new TreeSet<>(Set.of("b", "c")), "b", new TreeSet<>(Set.of("c"))));
        assertThat(reduced(all)).isEqualTo(Map.of("a", Set.of("b"), "b", Set.of("c")));
    }

    private static String chart(Map<String, Set<String>> arrows) {
        var lines = new StringBuilder("```mermaid\nflowchart LR\n");
        arrows.forEach(
                (module, targets) -> lines.append("    %s --> %s\n".formatted(module, String.join(" & ", targets))));
        return lines.append("```\n").toString();
    }

    /** Without every arrow whose target is reached by another way as well. */
    private static Map<String, Set<String>> reduced(Map<String, Set<String>> all) {
        var reduced = new TreeMap<String, Set<String>>();
        all.forEach((module, targets) -> {
            var implied = targets.stream()
                    .flatMap(target -> reached(target, all).stream())
                    .collect(Collectors.toSet());
            var kept = new TreeSet<>(targets);
            kept.removeAll(implied);
            reduced.put(module, kept);
        });
        return reduced;
    }

    private static Set<String> reached(String module, Map<String, Set<String>> all) {
        var reached = new TreeSet<String>();
        for (var target : all.getOrDefault(module, Set.of())) {
            reached.add(target);
            reached.addAll(reached(target, all));
        }
        return reached;
    }

    private static Map<String, Set<String>> arrows(ApplicationModules modules) {
        var arrows = new TreeMap<String, Set<String>>();
        for (var module : modules) {
            module.getDirectDependencies(modules).stream()
                    .map(dependency -> dependency.getTargetModule())
                    .filter(target -> !isEverywhere(target))
                    .filter(target -> !target.equals(module))
                    .forEach(target -> arrows.computeIfAbsent(name(module), m -> new TreeSet<>())
                            .add(name(target)));
        }
        return arrows;
    }

    private static String draw(ApplicationModules modules) {
        var lines = new TreeSet<String>();
        arrows(modules)
                .forEach((module, targets) ->
                        targets.forEach(target -> lines.add("    %s --> %s".formatted(module, target))));
        return """
                # The modules as they are

                Made by `ModuleDrawingTest` from the code; an arrow is a dependency. `quantity`, `ui` and `audit`, which most
                modules use, are left out. What each module is for and what it promises stands in its `package-info.java`.

                ```mermaid
                flowchart LR
                %s
                ```
                """.formatted(String.join("\n", lines));
    }

    private static boolean isEverywhere(ApplicationModule module) {
        return Set.of("quantity", "ui", "audit").contains(name(module));
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
