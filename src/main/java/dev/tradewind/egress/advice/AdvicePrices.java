package dev.tradewind.egress.advice;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.EgressPrice;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

/** Published prices in USD: egress from the catalog, the rest from a table that names source and date. */
public final class AdvicePrices {
    static final String CDN = "cdn";
    static final String STORAGE = "storage";
    static final String ENDPOINT_GB = "endpoint-gb";
    static final String ENDPOINT_HOUR = "endpoint-hour";

    record Row(String what, String provider, EgressPrice.Tier tier, String source, String date) {}

    private final List<Row> rows;
    private final BiFunction<String, String, Optional<EgressPrice>> egress;

    AdvicePrices(List<Row> rows, BiFunction<String, String, Optional<EgressPrice>> egress) {
        this.rows = List.copyOf(rows);
        this.egress = egress;
    }

    /** What ships with the product. */
    public static AdvicePrices shipped(Catalog catalog) {
        return shipped(catalog::egressPrice);
    }

    /** As above, with other prices of egress. */
    public static AdvicePrices shipped(BiFunction<String, String, Optional<EgressPrice>> egress) {
        var stream = Objects.requireNonNull(
                AdvicePrices.class.getResourceAsStream("/reference/advice-prices.csv"), "advice-prices.csv");
        try (var csv = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .ofNamedCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return new AdvicePrices(csv.stream().map(AdvicePrices::row).toList(), egress);
        } catch (IOException broken) {
            throw new UncheckedIOException("advice-prices.csv", broken);
        }
    }

    private static Row row(NamedCsvRecord row) {
        var upTo = row.getField("toGigabytes");
        return new Row(
                row.getField("what"),
                row.getField("provider"),
                new EgressPrice.Tier(
                        new BigDecimal(row.getField("fromGigabytes")),
                        upTo.isBlank() ? null : new BigDecimal(upTo),
                        new BigDecimal(row.getField("usd"))),
                row.getField("source"),
                row.getField("date"));
    }

    /** List price from a site to another or to the internet. */
    public Optional<EgressPrice> egress(String fromSite, String to) {
        return egress.apply(fromSite, to);
    }

    /** Price of the first unit; empty where nobody published one here. */
    Optional<Priced> unit(String what, String provider) {
        return of(what, provider).stream()
                .findFirst()
                .map(row -> new Priced(row.tier().usdPerGb(), row.source() + ", " + row.date()));
    }

    /** USD by tier for a month's volume on top of what is served already; empty where nobody published a price here. */
    Optional<Priced> cdn(String provider, BigDecimal already, BigDecimal gigabytes) {
        return cdn(provider)
                .map(list -> new Priced(list.usdOnTop(already, gigabytes), list.source() + ", " + list.date()));
    }

    /** The list of a provider's CDN towards North America and Europe, whose rows are dated to the day; empty where nobody published one here. */
    public Optional<EgressPrice> cdn(String provider) {
        var tiers = of(CDN, provider);
        if (tiers.isEmpty()) {
            return Optional.empty();
        }
        var first = tiers.getFirst();
        return Optional.of(new EgressPrice(
                provider,
                CDN,
                tiers.stream().map(Row::tier).toList(),
                true,
                first.source(),
                LocalDate.parse(first.date())));
    }

    private List<Row> of(String what, String provider) {
        return rows.stream()
                .filter(row -> row.what().equals(what) && row.provider().equals(provider))
                .toList();
    }

    /** USD and where that stands. */
    public record Priced(BigDecimal usd, String source) {}
}
