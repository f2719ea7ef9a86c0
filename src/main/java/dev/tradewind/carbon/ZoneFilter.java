package dev.tradewind.carbon;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which grid zones count: all, or those that are named by their id, by the country in which they lie, or by {@code EU}. Ids of
 * zones begin with the ISO 3166-1 code of their country.
 *
 * @param words in capitals; none for all zones
 */
public record ZoneFilter(List<String> words) {
    /** The 27 member states since 1 February 2020, ISO 3166-1 alpha-2. */
    private static final Set<String> EUROPEAN_UNION = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
            "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

    public ZoneFilter {
        words = List.copyOf(words);
    }

    /** @param text words with commas or blanks between them */
    public static ZoneFilter of(String text) {
        return new ZoneFilter(
                Arrays.stream(text.strip().toUpperCase(Locale.ROOT).split("[,\\s]+"))
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .toList());
    }

    public boolean takes(String zone) {
        if (words.isEmpty()) {
            return true;
        }
        var id = zone.toUpperCase(Locale.ROOT);
        int hyphen = id.indexOf('-');
        var country = hyphen < 0 ? id : id.substring(0, hyphen);
        return words.stream()
                .anyMatch(word -> word.equals(id)
                        || word.equals(country)
                        || (word.equals("EU") && EUROPEAN_UNION.contains(country)));
    }

    /** As it was written. */
    public String text() {
        return String.join(", ", words);
    }
}
