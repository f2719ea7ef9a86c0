package dev.tradewind.latency;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.tradewind.catalog.Site;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The fitted detours, one for each pair of areas, and the world's for pairs that nobody measured. */
final class Detours {
    private static final String SHIPPED = "/reference/detours.csv";

    private final Map<List<Area>, Detour> byAreas = new HashMap<>();
    private final Detour world;

    Detours(Detour world, Collection<Detour> detours) {
        this.world = world;
        detours.forEach(detour -> byAreas.put(List.of(detour.a(), detour.b()), detour));
    }

    static Detours shipped() {
        var stream = Objects.requireNonNull(Detours.class.getResourceAsStream(SHIPPED), SHIPPED);
        try (var csv = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .ofNamedCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            List<NamedCsvRecord> rows = csv.stream().toList();
            return new Detours(
                    detour(rows.getFirst(), Area.EUROPE, Area.EUROPE),
                    rows.stream()
                            .skip(1)
                            .map(row -> detour(row, Area.valueOf(row.getField("a")), Area.valueOf(row.getField("b"))))
                            .toList());
        } catch (IOException broken) {
            throw new UncheckedIOException(SHIPPED, broken);
        }
    }

    Detour between(Site from, Site to) {
        Area a = Area.of(from.country());
        Area b = Area.of(to.country());
        Detour known = byAreas.get(a.compareTo(b) <= 0 ? List.of(a, b) : List.of(b, a));
        return known == null ? new Detour(a, b, 0, world.low(), world.middle(), world.high()) : known;
    }

    Detour world() {
        return world;
    }

    List<Detour> all() {
        return byAreas.values().stream()
                .sorted(java.util.Comparator.comparing(Detour::a).thenComparing(Detour::b))
                .toList();
    }

    private static Detour detour(NamedCsvRecord row, Area a, Area b) {
        return new Detour(
                a,
                b,
                Integer.parseInt(row.getField("pairs")),
                Double.parseDouble(row.getField("low")),
                Double.parseDouble(row.getField("middle")),
                Double.parseDouble(row.getField("high")));
    }
}
