package dev.tradewind.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What this program is made of, read from the CycloneDX bill of materials that its build put beside the classes. */
public final class ShippedParts {
    private static final String BILL = "/META-INF/sbom/application.cdx.json";

    private ShippedParts() {}

    /** @param licence SPDX identifiers as the part states them, or its licence's name; "not stated" where it states none */
    public record Part(String name, String version, String licence) {}

    /** By name; empty where the program was not built by its build. */
    public static List<Part> all() {
        try (var bill = ShippedParts.class.getResourceAsStream(BILL)) {
            if (bill == null) {
                return List.of();
            }
            var parts = new ArrayList<Part>();
            for (var component : JsonMapper.builder().build().readTree(bill).path("components")) {
                parts.add(new Part(
                        component.path("group").asString("") + ":"
                                + component.path("name").asString(""),
                        component.path("version").asString(""),
                        licence(component.path("licenses"))));
            }
            parts.sort(Comparator.comparing(Part::name));
            return List.copyOf(parts);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String licence(JsonNode licences) {
        var words = new ArrayList<String>();
        for (var each : licences) {
            var licence = each.path("license");
            var named = licence.path("id").asString(licence.path("name").asString(""));
            words.add(named.isEmpty() ? each.path("expression").asString("") : named);
        }
        words.removeIf(String::isBlank);
        return words.isEmpty() ? "not stated" : String.join(", ", words);
    }
}
