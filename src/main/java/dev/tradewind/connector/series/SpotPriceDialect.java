package dev.tradewind.connector.series;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.FileHead;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.connector.TableRow;
import dev.tradewind.connector.Tables;
import dev.tradewind.connector.Unreadable;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SignalKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Spot price history of AWS, JSON ({@code SpotPriceHistory}, or its entries one a line) or CSV: each entry is a price that holds from its time
 * on. Only Linux machines; a price of another system is set aside. {@code kind} and {@code source} may say that it was made otherwise.
 */
public final class SpotPriceDialect implements Dialect<SeriesRow> {
    private static final List<String> COLUMNS =
            List.of("AvailabilityZone", "InstanceType", "ProductDescription", "SpotPrice", "Timestamp");
    /** A price holds until the next; AWS shows 90 days, and readers look back no further than this. */
    private static final Duration HOLDS_FOR = Duration.ofDays(30);

    private static final Pattern ZONE = Pattern.compile("([a-z]{2}(?:-[a-z]+)+-\\d)[a-z]");
    private static final String ADVICE =
            "Expected the answer of 'aws ec2 describe-spot-price-history': " + String.join(", ", COLUMNS) + ".";

    @Override
    public String id() {
        return "aws-spot-price-history";
    }

    @Override
    public String title() {
        return "AWS spot price history";
    }

    @Override
    public Class<SeriesRow> rowType() {
        return SeriesRow.class;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.isJson()
                ? head.text().contains("\"SpotPrice\"") && head.text().contains("\"InstanceType\"")
                : head.hasColumns("SpotPrice", "InstanceType", "AvailabilityZone");
    }

    @Override
    public Reading read(SourceFile file, ImportOptions options, RowSink<SeriesRow> rows) throws IOException {
        if (file.head().isJson() && file.head().text().contains("\"SpotPriceHistory\"")) {
            return Tables.readList(file, "SpotPriceHistory", COLUMNS, ADVICE, rows, SpotPriceDialect::read);
        }
        return Tables.read(file, COLUMNS, ADVICE, rows, SpotPriceDialect::read);
    }

    private static SeriesRow read(TableRow row) throws Unreadable {
        String zone = row.mandatoryText("AvailabilityZone");
        var region = ZONE.matcher(zone);
        if (!region.matches()) {
            throw new Unreadable("AvailabilityZone", zone, "expected a zone such as us-east-1a");
        }
        String system = row.mandatoryText("ProductDescription");
        if (!system.startsWith("Linux/UNIX")) {
            throw new Unreadable("ProductDescription", system, "not Linux/UNIX, for which alone prices are compared");
        }
        BigDecimal usd = row.mandatoryDecimal("SpotPrice");
        if (usd.signum() <= 0) {
            throw new Unreadable("SpotPrice", usd.toPlainString(), "no price; expected more than 0");
        }
        Instant from = row.mandatoryInstant("Timestamp");
        String source = row.text("source");
        return new SeriesRow(List.of(new SeriesValue(
                SeriesNames.spotPrice("aws:" + region.group(1), zone, row.mandatoryText("InstanceType")),
                from,
                from.plus(HOLDS_FOR),
                usd,
                StatedKind.of(row, SignalKind.PUBLISHED),
                "spot, " + system + ", USD per hour",
                source == null ? "AWS spot price history" : source)));
    }
}
