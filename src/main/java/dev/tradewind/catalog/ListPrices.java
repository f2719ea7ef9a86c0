package dev.tradewind.catalog;

import static dev.tradewind.catalog.ReferenceFile.orNull;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Egress list prices: first the exact pair, then the internet price between providers, else nothing. */
final class ListPrices {
    private static final String ZONE = "zone";

    /** Nobody told of any. */
    static final Told ONLY_SHIPPED = (from, to) -> Optional.empty();

    private record Row(String from, String to, EgressPrice.Tier tier, boolean tiered, String source, LocalDate date) {}

    private final Map<String, EgressPrice> prices = new HashMap<>();

    private ListPrices(List<Row> rows) {
        Map<String, List<Row>> byPair = new HashMap<>();
        rows.forEach(row -> byPair.computeIfAbsent(key(row.from, row.to), k -> new ArrayList<>())
                .add(row));
        byPair.forEach((key, tiers) -> {
            Row first = tiers.getFirst();
            prices.put(
                    key,
                    new EgressPrice(
                            first.from,
                            first.to,
                            tiers.stream().map(Row::tier).toList(),
                            first.tiered,
                            first.source,
                            first.date));
        });
    }

    static ListPrices shipped() {
        return new ListPrices(ReferenceFile.read("egress-prices.csv", ListPrices::row));
    }

    /** The lists that somebody told of, at the moment in question. */
    @FunctionalInterface
    interface Told {
        Optional<EgressPrice> between(String from, String to);
    }

    Optional<EgressPrice> between(Site from, @Nullable Site to, String target, Told told) {
        if (to == null && !target.equals(EgressPrice.INTERNET)) {
            return Optional.empty();
        }
        if (to != null) {
            if (to.id().equals(from.id())) {
                return Optional.of(new EgressPrice(
                        from.id(),
                        to.id(),
                        List.of(new EgressPrice.Tier(BigDecimal.ZERO, null, BigDecimal.ZERO)),
                        true,
                        "same site",
                        LocalDate.EPOCH));
            }
            Optional<EgressPrice> pair = find(from.id(), to.id(), told);
            if (pair.isPresent()) {
                return pair;
            }
            if (from.provider().equals(to.provider())) {
                return find(from.id(), to.provider() + ":*", told).map(price -> readdressed(price, from.id(), to.id()));
            }
        }
        return find(from.id(), EgressPrice.INTERNET, told)
                .or(() -> find(from.provider() + ":*", EgressPrice.INTERNET, told))
                .map(price -> readdressed(price, from.id(), target));
    }

    private Optional<EgressPrice> find(String from, String to, Told told) {
        return told.between(from, to).or(() -> Optional.ofNullable(prices.get(key(from, to))));
    }

    Optional<EgressPrice> betweenZones(Site of) {
        return Optional.ofNullable(prices.get(key(of.id(), ZONE)))
                .or(() -> Optional.ofNullable(prices.get(key(of.provider() + ":*", ZONE))))
                .map(price -> readdressed(price, of.id(), ZONE));
    }

    private static EgressPrice readdressed(EgressPrice price, String from, String to) {
        return new EgressPrice(from, to, price.tiers(), price.tiered(), price.source(), price.date(), price.revision());
    }

    private static String key(String from, String to) {
        return from + ">" + to;
    }

    private static Row row(NamedCsvRecord row) {
        String upTo = orNull(row.getField("toGigabytes"));
        return new Row(
                row.getField("from"),
                row.getField("to"),
                EgressPrice.Tier.listed(
                        row.getField("from"),
                        new BigDecimal(row.getField("fromGigabytes")),
                        upTo == null ? null : new BigDecimal(upTo),
                        new BigDecimal(row.getField("usdPerGb"))),
                Boolean.parseBoolean(row.getField("tiered")),
                row.getField("source"),
                LocalDate.parse(row.getField("date")));
    }
}
