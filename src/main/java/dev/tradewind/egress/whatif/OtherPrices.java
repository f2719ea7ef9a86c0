package dev.tradewind.egress.whatif;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.tradewind.catalog.EgressPrice;
import dev.tradewind.egress.Ends;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.advice.AdvicePrices;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The tables of prices that the list of egress prices does not hold, in USD. */
final class OtherPrices {
    static final String ARRIVING = "arriving";
    private static final String NAT = "nat";

    private record Row(
            String what, String sitePrefix, EgressPrice.Tier tier, boolean tiered, String source, LocalDate date) {}

    private final List<Row> rows;
    private final AdvicePrices advice;

    private OtherPrices(List<Row> rows, AdvicePrices advice) {
        this.rows = List.copyOf(rows);
        this.advice = advice;
    }

    static OtherPrices shipped(AdvicePrices advice) {
        var stream = Objects.requireNonNull(
                OtherPrices.class.getResourceAsStream("/reference/transfer-prices.csv"), "transfer-prices.csv");
        try (var csv = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .ofNamedCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return new OtherPrices(csv.stream().map(OtherPrices::row).toList(), advice);
        } catch (IOException broken) {
            throw new UncheckedIOException("transfer-prices.csv", broken);
        }
    }

    private static Row row(NamedCsvRecord row) {
        var upTo = row.getField("toGigabytes");
        return new Row(
                row.getField("what"),
                row.getField("sitePrefix"),
                EgressPrice.Tier.listed(
                        row.getField("sitePrefix"),
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

    /** Of NAT at a site, of the CDN of its provider; empty for what no list is known of. */
    Optional<EgressPrice> onTheWay(TransferClass of, String site) {
        return switch (of) {
            case NAT -> of(NAT, site);
            case CDN -> advice.cdn(Ends.provider(site));
            case INTERNET,
                    INTER_REGION,
                    INTER_ZONE,
                    INTER_PROVIDER,
                    INGRESS,
                    LOAD_BALANCER,
                    PEERING,
                    PRIVATE_LINK,
                    OTHER_TRANSFER -> Optional.empty();
        };
    }

    /** Names of other network tiers. */
    List<String> networkTiers() {
        return rows.stream()
                .map(Row::what)
                .filter(what -> !what.equals(ARRIVING) && !what.equals(NAT))
                .distinct()
                .toList();
    }
}
