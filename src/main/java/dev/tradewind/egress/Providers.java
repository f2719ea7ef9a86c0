package dev.tradewind.egress;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ids of providers from the many names that bills give them. */
public final class Providers {
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("aws", "aws"),
            Map.entry("amazon web services", "aws"),
            Map.entry("amazon web services, inc.", "aws"),
            Map.entry("amazon", "aws"),
            Map.entry("microsoft", "azure"),
            Map.entry("microsoft azure", "azure"),
            Map.entry("azure", "azure"),
            Map.entry("google", "gcp"),
            Map.entry("google cloud", "gcp"),
            Map.entry("google cloud platform", "gcp"),
            Map.entry("gcp", "gcp"),
            Map.entry("oracle", "oracle"),
            Map.entry("oracle cloud", "oracle"),
            Map.entry("oci", "oracle"));

    private Providers() {}

    /** A known id, or the name itself in lower case with dashes; "unknown" where the bill names nobody. */
    public static String id(@Nullable String providerName) {
        if (providerName == null) {
            return "unknown";
        }
        var name = providerName.strip().toLowerCase(Locale.ROOT);
        var known = KNOWN.get(name);
        return known == null ? name.replaceAll("[^a-z0-9]+", "-") : known;
    }
}
