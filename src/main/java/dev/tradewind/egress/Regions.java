package dev.tradewind.egress;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what bills write about a place into a site id of the catalog, such as {@code aws:eu-central-1}. */
final class Regions {
    private static final Pattern AWS = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");
    private static final Pattern AZURE = Pattern.compile("[a-z]{5,}\\d?");
    private static final Pattern GCP = Pattern.compile("[a-z]+-[a-z]+\\d+");
    private static final Pattern ORACLE = Pattern.compile("[a-z]{2}-[a-z]+-\\d");

    /** What stands in a region column and is none. */
    private static final Set<String> NO_PLACE = Set.of(
            "global",
            "unassigned",
            "unknown",
            "external",
            "worldwide",
            "intercontinental",
            "asiapacific",
            "europe",
            "unitedstates");

    private static final Map<String, String> AWS_NAMES = new HashMap<>();
    private static final Map<String, String> AWS_PREFIXES = new HashMap<>();
    private static final Map<String, String> GOOGLE_NAMES = new HashMap<>();
    private static final Map<String, String> AZURE_ALIASES = new HashMap<>();

    static {
        for (var parts : rows("aws-regions.csv", 3)) {
            var site = "aws:" + parts.get(0);
            AWS_PREFIXES.put(parts.get(1), site);
            for (var name : parts.get(2).split("\\|", -1)) {
                AWS_NAMES.put(name.toLowerCase(Locale.ROOT), site);
            }
        }
        for (var parts : rows("google-regions.csv", 2)) {
            for (var name : parts.get(1).split("\\|", -1)) {
                GOOGLE_NAMES.put(name.toLowerCase(Locale.ROOT), "gcp:" + parts.get(0));
            }
        }
        for (var parts : rows("azure-regions.csv", 2)) {
            AZURE_ALIASES.put(parts.get(0), "azure:" + parts.get(1));
        }
    }

    private Regions() {}

    /** By code first; some providers write the code into the name and NULL into the code, and some only a name. */
    static @Nullable String site(String provider, @Nullable String regionId, @Nullable String regionName) {
        var byId = byCode(provider, regionId);
        return byId == null ? byCode(provider, regionName) : byId;
    }

    static @Nullable String byCode(String provider, @Nullable String code) {
        if (code == null) {
            return null;
        }
        var lower = code.strip().toLowerCase(Locale.ROOT);
        return switch (provider) {
            case "aws" -> AWS.matcher(lower).matches() ? "aws:" + lower : AWS_NAMES.get(lower);
            case "azure" -> azure(lower.replaceAll("[^a-z0-9]", ""));
            case "gcp" -> GCP.matcher(lower).matches() ? "gcp:" + lower : null;
            case "oracle" -> ORACLE.matcher(lower).matches() ? "oracle:" + lower : null;
            default -> null;
        };
    }

    private static @Nullable String azure(String plain) {
        var known = AZURE_ALIASES.get(plain);
        if (known != null) {
            return known;
        }
        return AZURE.matcher(plain).matches() && !NO_PLACE.contains(plain) ? "azure:" + plain : null;
    }

    /** "EU (Germany)" and the like, as AWS descriptions write it. */
    static @Nullable String awsByName(String name) {
        return AWS_NAMES.get(name.strip().toLowerCase(Locale.ROOT));
    }

    /** "EUC1" and the like, as AWS usage types write it. */
    static @Nullable String awsByPrefix(@Nullable String prefix) {
        return prefix == null ? null : AWS_PREFIXES.get(prefix);
    }

    /** "Virginia" and the like, as Google's descriptions write it; null for a continent. */
    static @Nullable String googleByName(String name) {
        return GOOGLE_NAMES.get(name.strip().toLowerCase(Locale.ROOT));
    }

    private static List<List<String>> rows(String table, int columns) {
        var stream = Objects.requireNonNull(Regions.class.getResourceAsStream("/egress/" + table));
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split(";", columns)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
