package dev.tradewind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The drawing of the modules in the documentation is the one that the code gives. */
class ModuleDrawingTest {
    private static final Path DRAWING = Path.of("docs/modules.md");

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

    private static String draw(ApplicationModules modules) {
        var lines = new TreeSet<String>();
        for (var module : modules) {
            module.getDirectDependencies(modules).stream()
                    .map(dependency -> dependency.getTargetModule())
                    .filter(target -> !isEverywhere(target))
                    .filter(target -> !target.equals(module))
                    .forEach(target -> lines.add("    %s --> %s".formatted(name(module), name(target))));
        }
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
        return java.util.Set.of("quantity", "ui", "audit").contains(name(module));
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
