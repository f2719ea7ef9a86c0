package dev.tradewind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is in the jar, by its own list of components (CycloneDX): of each the version, a hash and a licence that may be handed
 * on. A build without the network makes no such list; then there is nothing to look at here.
 */
class ComponentsTest {
    /** One of them is enough where a component leaves the choice. */
    private static final Set<String> LICENCES = Set.of(
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "CC0-1.0",
            "EPL 1.0",
            "EPL-2.0",
            "LGPL-2.1-only",
            "LGPL-2.1-or-later",
            "MIT",
            "MIT-0",
            "MPL-2.0");

    @Test
    void everyComponentMayBeHandedOnAndIsNamedWithVersionAndHash() throws IOException {
        var components = components();
        assertThat(components).hasSizeGreaterThan(200);
        assertThat(components).allSatisfy(each -> {
            var name = each.path("purl").asString("");
            assertThat(licences(each))
                    .as("licences of %s: one that may be handed on", name)
                    .containsAnyElementsOf(LICENCES);
            assertThat(each.path("version").asString(""))
                    .as("version of %s", name)
                    .isNotBlank()
                    .doesNotContain("SNAPSHOT");
            assertThat(each.path("hashes").size()).as("hashes of %s", name).isPositive();
        });
    }

    @Test
    void noLibraryOfTestsOrFuzzerIsInTheJar() throws IOException {
        assertThat(components())
                .extracting(each -> each.path("group").asString(""))
                .doesNotContain(
                        "com.code-intelligence",
                        "org.junit.jupiter",
                        "org.mockito",
                        "org.assertj",
                        "com.microsoft.playwright",
                        "io.zonky.test");
    }

    private static List<JsonNode> components() throws IOException {
        try (var list = ComponentsTest.class.getResourceAsStream("/META-INF/sbom/application.cdx.json")) {
            assumeThat(list)
                    .as("the list of components, made by a build with the network")
                    .isNotNull();
            var components = new ArrayList<JsonNode>();
            JsonMapper.builder().build().readTree(list).path("components").forEach(components::add);
            return components;
        }
    }

    private static List<String> licences(JsonNode component) {
        var names = new ArrayList<String>();
        for (var each : component.path("licenses")) {
            var licence = each.path("license");
            names.add(licence.path("id")
                    .asString(licence.path("name")
                            .asString(each.path("expression").asString(""))));
        }
        return names;
    }
}
