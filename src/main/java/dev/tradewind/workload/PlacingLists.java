package dev.tradewind.workload;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The lists of a {@link Placing} in one line each, as a cell of a CSV file and a field of a form hold them: {@code
 * extract=12.5;clean}, {@code managed database|PROVIDER|4000;vpn|SITE}, {@code cache;session-store}.
 */
public final class PlacingLists {
    private PlacingLists() {}

    /** @throws IllegalArgumentException naming the part that cannot be read */
    public static List<Placing.Before> after(String text) {
        var all = new ArrayList<Placing.Before>();
        for (String part : parts(text)) {
            int at = part.lastIndexOf('=');
            all.add(
                    at < 0
                            ? new Placing.Before(part, BigDecimal.ZERO)
                            : new Placing.Before(part.substring(0, at).strip(), number(part, part.substring(at + 1))));
        }
        return all;
    }

    /** @throws IllegalArgumentException naming the part that cannot be read */
    public static List<Placing.Coupling> couplings(String text) {
        var all = new ArrayList<Placing.Coupling>();
        for (String part : parts(text)) {
            String[] cells = part.split("\\|", -1);
            if (cells.length < 2 || cells.length > 3 || cells[0].isBlank()) {
                throw new IllegalArgumentException("'" + part + "': expected NAME|SITE, NAME|COUNTRY or NAME|PROVIDER,"
                        + " with |USD where something replaces it");
            }
            boolean priced = cells.length == 3 && !cells[2].isBlank();
            all.add(new Placing.Coupling(
                    cells[0].strip(), border(part, cells[1]), priced ? number(part, cells[2]) : null));
        }
        return all;
    }

    public static Set<String> names(String text) {
        return new LinkedHashSet<>(parts(text));
    }

    public static String ofAfter(List<Placing.Before> after) {
        return after.stream()
                .map(before -> before.gigabytes().signum() == 0
                        ? before.workload()
                        : before.workload() + "=" + before.gigabytes().toPlainString())
                .collect(Collectors.joining(";"));
    }

    public static String ofCouplings(List<Placing.Coupling> couplings) {
        return couplings.stream()
                .map(coupling -> coupling.name() + "|" + coupling.breaks()
                        + (coupling.replaceUsd() == null
                                ? ""
                                : "|" + coupling.replaceUsd().toPlainString()))
                .collect(Collectors.joining(";"));
    }

    public static String ofNames(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining(";"));
    }

    /**
     * {@code ledger|PRIVATE,BACKBONE|aws:eu-west-1|DE,IE;…}: data set, paths, further sites to write to, countries.
     *
     * @throws IllegalArgumentException naming the part that cannot be read
     */
    public static List<Placing.DataRule> data(String text) {
        var all = new ArrayList<Placing.DataRule>();
        for (String part : parts(text)) {
            String[] cells = part.split("\\|", -1);
            if (cells.length < 2 || cells.length > 4) {
                throw new IllegalArgumentException(
                        "'" + part
                                + "': expected DATA SET|PATHS|SITES TO WRITE TO|COUNTRIES, each list with commas, the last ones may be left out");
            }
            var paths = new LinkedHashSet<Placing.Network>();
            for (String word : words(cells, 1)) {
                paths.add(network(part, word));
            }
            all.add(new Placing.DataRule(
                    cells[0].strip(), paths, words(cells, 2), new LinkedHashSet<>(words(cells, 3))));
        }
        return all;
    }

    public static String ofData(List<Placing.DataRule> rules) {
        return rules.stream()
                .map(rule -> String.join(
                        "|",
                        rule.dataSet(),
                        rule.paths().stream().map(Enum::name).sorted().collect(Collectors.joining(",")),
                        String.join(",", rule.writeTo()),
                        rule.countries().stream().sorted().collect(Collectors.joining(","))))
                .collect(Collectors.joining(";"));
    }

    private static List<String> words(String[] cells, int at) {
        return at >= cells.length
                ? List.of()
                : Arrays.stream(cells[at].split(","))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList();
    }

    private static Placing.Network network(String part, String text) {
        try {
            return Placing.Network.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException none) {
            throw new IllegalArgumentException(
                    "'" + part + "' goes over '" + text + "'; expected INTERNET, BACKBONE, PEERING, TRANSIT or PRIVATE",
                    none);
        }
    }

    private static List<String> parts(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(";"))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
    }

    private static Placing.Border border(String part, String text) {
        try {
            return Placing.Border.valueOf(text.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException none) {
            throw new IllegalArgumentException(
                    "'" + part + "' breaks at '" + text.strip() + "'; expected SITE, COUNTRY or PROVIDER", none);
        }
    }

    private static BigDecimal number(String part, String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException("'" + part + "': '" + text.strip() + "' is no number", none);
        }
    }
}
