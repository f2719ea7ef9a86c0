package dev.tradewind.connector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The list of parts that a provider puts beside its export: AWS names {@code reportKeys} or {@code dataFiles}, Azure
 * {@code blobs}.
 *
 * @param path of the manifest itself
 * @param period billing period that it describes, or its own path where it does not say
 * @param files the parts that it names, as paths of the bucket
 */
record DeliveryManifest(String path, String period, List<String> files, boolean amortized) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> LISTS = List.of("reportKeys", "dataFiles", "blobs", "files");

    /** The manifest, if the part is one. */
    static Optional<DeliveryManifest> of(SourcePart part) throws IOException {
        if (!part.name().toLowerCase(Locale.ROOT).endsWith(".json")) {
            return Optional.empty();
        }
        try (var reader = part.reader()) {
            var root = JSON.readTree(reader);
            for (var list : LISTS) {
                if (root.path(list).isArray()) {
                    return Optional.of(new DeliveryManifest(
                            part.name(),
                            period(root, part.name()),
                            names(root.path(list)),
                            root.path("exportConfig").path("type").asString("").equalsIgnoreCase("AmortizedCost")));
                }
            }
            return Optional.empty();
        } catch (JacksonException noManifest) {
            return Optional.empty();
        }
    }

    private static String period(JsonNode root, String otherwise) {
        var start = root.path("billingPeriod").path("start").asString("");
        return start.isEmpty() ? otherwise : start;
    }

    private static List<String> names(JsonNode list) {
        var names = new ArrayList<String>();
        for (var each : list) {
            var name = each.isObject()
                    ? each.path("blobName").asString(each.path("name").asString(""))
                    : each.asString("");
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }

    /**
     * The parts that count. AWS keeps a manifest per assembly and a copy of the newest one above them: of several
     * manifests of one period the one nearest to the root says which parts are current.
     */
    static List<String> newest(List<DeliveryManifest> manifests) {
        Map<String, DeliveryManifest> byPeriod = new HashMap<>();
        for (var manifest : manifests) {
            byPeriod.merge(
                    manifest.period(), manifest, (known, other) -> other.depth() < known.depth() ? other : known);
        }
        return byPeriod.values().stream()
                .flatMap(manifest -> manifest.files().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private long depth() {
        return path.chars().filter(each -> each == '/').count();
    }
}
