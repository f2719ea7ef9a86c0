package dev.tradewind.egress.whatif;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.tradewind.catalog.EgressPrice;
import dev.tradewind.egress.Ends;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The table of prices that the list of egress prices does not hold, in USD. */
final class OtherPrices {
    static final String ARRIVING = "arriving";

    private record Row(
            String what, String sitePrefix, EgressPrice.Tier tier, boolean tiered, String source, LocalDate date) {}

    private final List<Row> rows;

    private OtherPrices(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    static OtherPrices shipped() {
        var stream = Objects.requireNonNull(
                OtherPrices.class.getResourceAsStream("/reference/transfer-prices.csv"), "transfer-prices.csv");
        try (var csv = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .ofNamedCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return new OtherPrices(csv.stream().map(OtherPrices::row).toList());
        } catch (IOException broken) {
            throw new UncheckedIOException("transfer-prices.csv", broken);
        }
    }

    private static Row row(NamedCsvRecord row) {
        var upTo = row.getField("toGigabytes");
        return new Row(
                row.getField("what"),
                row.getField("sitePrefix"),
                new EgressPrice.Tier(
                        new BigDecimal(row.getField("fromGigabytes")),
                        upTo.isBlank() ? null : new BigDecimal(upTo),
                        new BigDecimal(row.getField("usdPerGb"))),
                Boolean.parseBoolean(row.getField("tiered")),
                row.getField("source"),
                LocalDate.parse(row.getField("date")));
    }

    /** Empty where nobody was seen to publish one. */
    Optional<EgressPrice> of(String what, String site) {
        var tiers = rows.stream()
                .filter(row -> row.what().equals(what) && site.startsWith(row.sitePrefix()))
                .toList();
        return tiers.isEmpty()
                ? Optional.empty()
                : Optional.of(new EgressPrice(
                        site,
                        Ends.INTERNET,
                        tiers.stream().map(Row::tier).toList(),
                        tiers.getFirst().tiered(),
                        tiers.getFirst().source(),
                        tiers.getFirst().date()));
    }

    /** Names of other network tiers. */
    List<String> networkTiers() {
        return rows.stream()
                .map(Row::what)
                .filter(what -> !what.equals(ARRIVING))
                .distinct()
                .toList();
    }
}
