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
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Prices of instance types by region, USD per hour, on demand. The provider stands in a column, or else in the file's
 * name ({@code aws_…csv}).
 */
public final class InstancePriceDialect implements Dialect<SeriesRow> {
    private static final List<String> PRICE = List.of("usd_per_hour", "price_per_hour");
    private static final List<String> PROVIDERS = List.of("aws", "azure", "gcp", "oracle", "ovh");
    private static final String ADVICE = "Expected region, instance_type and usd_per_hour (or price_per_hour), and the"
            + " provider in a column or at the beginning of the file's name, as in aws_prices.csv; see docs/formats.md.";

    @Override
    public String id() {
        return "instance-prices-csv";
    }

    @Override
    public String title() {
        return "instance prices";
    }

    @Override
    public Class<SeriesRow> rowType() {
        return SeriesRow.class;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.hasColumns("region", "instance_type") && price(head) != null;
    }

    @Override
    public Reading read(SourceFile file, ImportOptions options, RowSink<SeriesRow> rows) throws IOException {
        FileHead head = file.head();
        String price = price(head);
        if (price == null) {
            return Reading.missingColumn("usd_per_hour", ADVICE);
        }
        String byName = provider(file.fileName());
        if (byName == null && !head.hasColumns("provider")) {
            return Reading.missingColumn("provider", ADVICE);
        }
        FileDate date = FileDate.of(file.fileName()).orElse(null);
        return Tables.read(
                file,
                List.of("region", "instance_type", price),
                ADVICE,
                rows,
                row -> read(row, price, byName, date, file.fileName()));
    }

    private static SeriesRow read(
            TableRow row, String priceColumn, @Nullable String byName, @Nullable FileDate date, String fileName)
            throws Unreadable {
        String provider = row.has("provider") ? row.mandatoryText("provider").toLowerCase(Locale.ROOT) : byName;
        BigDecimal usd = row.mandatoryDecimal(priceColumn);
        if (usd.signum() <= 0) {
            throw new Unreadable(
                    priceColumn, usd.toPlainString(), "no price; expected more than 0. A missing price is unknown");
        }
        String site = provider + ":" + row.mandatoryText("region");
        return new SeriesRow(List.of(new SeriesValue(
                SeriesNames.instancePrice(site, row.mandatoryText("instance_type")),
                date == null ? null : date.from(),
                date == null ? null : date.to(),
                usd,
                SignalKind.PUBLISHED,
                "list price, on demand, USD per hour",
                fileName)));
    }

    private static @Nullable String price(FileHead head) {
        return PRICE.stream().filter(head::hasColumns).findFirst().orElse(null);
    }

    private static @Nullable String provider(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        return PROVIDERS.stream().filter(name::startsWith).findFirst().orElse(null);
    }
}
