package dev.tradewind.egress;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what bills write about a place into a site id of the catalog, such as {@code aws:eu-central-1}. */
final class Regions {
    private static final Pattern AWS = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");
    private static final Pattern AZURE = Pattern.compile("[a-z]+\\d?");
    private static final Pattern GCP = Pattern.compile("[a-z]+-[a-z]+\\d+");
    private static final Pattern ORACLE = Pattern.compile("[a-z]{2}-[a-z]+-\\d");

    private static final Map<String, String> AWS_NAMES = new HashMap<>();
    private static final Map<String, String> AWS_PREFIXES = new HashMap<>();

    static {
        load();
    }

    private Regions() {}

    /** By code first; some providers write the code into the name and NULL into the code. */
    static @Nullable String site(String provider, @Nullable String regionId, @Nullable String regionName) {
        var byId = byCode(provider, regionId);
        return byId == null ? byCode(provider, regionName) : byId;
    }

    private static @Nullable String byCode(String provider, @Nullable String code) {
        if (code == null) {
            return null;
        }
        var lower = code.toLowerCase(Locale.ROOT);
        var pattern = switch (provider) {
            case "aws" -> AWS;
            case "azure" -> AZURE;
            case "gcp" -> GCP;
            case "oracle" -> ORACLE;
            default -> null;
        };
        var region = pattern != null && pattern.matcher(lower).matches();
        var place = lower.equals("global") || lower.equals("unassigned") || lower.equals("external");
        return region && !place ? provider + ":" + lower : null;
    }

    /** "EU (Germany)" and the like, as AWS descriptions write it. */
    static @Nullable String awsByName(String name) {
        return AWS_NAMES.get(name.strip().toLowerCase(Locale.ROOT));
    }

    /** "EUC1" and the like, as AWS usage types write it. */
    static @Nullable String awsByPrefix(@Nullable String prefix) {
        return prefix == null ? null : AWS_PREFIXES.get(prefix);
    }

    private static void load() {
        var stream = Objects.requireNonNull(Regions.class.getResourceAsStream("/egress/aws-regions.csv"));
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                var parts = line.split(";", 3);
                var site = "aws:" + parts[0];
                AWS_PREFIXES.put(parts[1], site);
                for (var name : parts[2].split("\\|", -1)) {
                    AWS_NAMES.put(name.toLowerCase(Locale.ROOT), site);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
