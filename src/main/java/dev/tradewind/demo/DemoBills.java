package dev.tradewind.demo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.tradewind.demo.FocusRow.Cover;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Thirteen months of bills with the company's story in them: a backup that moves to another region, an internet price
 * that rises because volume falls below a tier, and payments that go active-active across two clouds.
 */
final class DemoBills {
    /** The month whose finance bill comes twice and is then restated. */
    static final int RESTATED_MONTH = -4;

    private static final BigDecimal RESTATED_SHARE = new BigDecimal("0.96");

    private final LocalDate today;

    DemoBills(LocalDate today) {
        this.today = today;
    }

    /** Writes every bill below {@code folder} and returns the files in the order in which they were delivered. */
    List<Path> write(Path folder) throws IOException {
        var files = new ArrayList<Path>();
        for (var month : DemoMonth.upTo(today)) {
            for (var bill : DemoBill.values()) {
                var rows = rows(bill, month);
                if (rows.isEmpty()) {
                    continue;
                }
                var name = "focus-%s-%s".formatted(bill.key(), month.month());
                files.add(write(folder, name + ".csv.gz", bill, rows));
                if (bill == DemoBill.FINANCE && month.offset() == RESTATED_MONTH) {
                    files.add(write(folder, name + "-delivered-again.csv", bill, rows));
                    files.add(write(folder, name + "-restated.csv.gz", bill, restated(rows)));
                }
            }
        }
        return files;
    }

    private static Path write(Path folder, String name, DemoBill bill, List<FocusRow> rows) throws IOException {
        var file = folder.resolve(name);
        FocusFile.write(file, bill, rows);
        return file;
    }

    /** The rows of one bill, transfers before everything else. */
    List<FocusRow> rows(DemoBill bill, DemoMonth month) {
        var rows = new ArrayList<FocusRow>();
        var transfers = of("transfers.csv", bill, month);
        var daily = transfers.stream()
                .map(line -> DayShape.spread(volume(line, month), month, seed(line)))
                .toList();
        var tiers = new InternetTiers();
        for (int day = 0; day < month.billedDays(); day++) {
            for (int flow = 0; flow < transfers.size(); flow++) {
                rows.addAll(transferred(transfers.get(flow), month, day, daily.get(flow)[day], tiers));
            }
        }
        for (var line : of("charges.csv", bill, month)) {
            rows.addAll(charged(line, month));
        }
        return rows;
    }

    static List<FocusRow> restated(List<FocusRow> rows) {
        return rows.stream().map(DemoBills::restated).toList();
    }

    private static FocusRow restated(FocusRow row) {
        if (!row.transferClass().isEmpty()) {
            return row;
        }
        var quantity = row.quantity().multiply(RESTATED_SHARE).setScale(4, RoundingMode.HALF_EVEN);
        var usd = quantity.multiply(row.usdPerUnit());
        return new FocusRow(
                row.month(),
                row.from(),
                row.to(),
                row.subAccount(),
                row.team(),
                row.workload(),
                row.environment(),
                row.service(),
                row.category(),
                row.region(),
                row.description(),
                row.unit(),
                quantity,
                row.usdPerUnit(),
                usd,
                usd,
                row.cover(),
                row.transferClass());
    }

    private static List<FocusRow> transferred(
            NamedCsvRecord line, DemoMonth month, int day, BigDecimal gigabytes, InternetTiers tiers) {
        var slices = line.getField("usdPerGb").equals("tier")
                ? tiers.take(gigabytes)
                : List.of(new InternetTiers.Slice(
                        gigabytes, new BigDecimal(line.getField("usdPerGb")), line.getField("description")));
        return slices.stream()
                .map(slice -> row(
                        line,
                        month,
                        day,
                        "GB",
                        slice.gigabytes(),
                        slice.usdPerGb(),
                        slice.wording(),
                        Cover.NONE,
                        line.getField("expect")))
                .toList();
    }

    private static List<FocusRow> charged(NamedCsvRecord line, DemoMonth month) {
        var price = new BigDecimal(line.getField("usdPerUnit"));
        var cover = switch (line.getField("cover")) {
            case "plan" -> Cover.COVERED;
            case "purchase" -> Cover.PURCHASE;
            default -> Cover.NONE;
        };
        if (cover == Cover.PURCHASE) {
            return List.of(purchase(line, month, price));
        }
        var usd = DayShape.spread(grown(line, "usdPerMonth", month), month, seed(line));
        var rows = new ArrayList<FocusRow>();
        for (int day = 0; day < month.billedDays(); day++) {
            var quantity = usd[day].divide(price, 4, RoundingMode.HALF_EVEN);
            rows.add(row(
                    line, month, day, line.getField("unit"), quantity, price, line.getField("description"), cover, ""));
        }
        return rows;
    }

    /** A commitment is bought for the whole month on its first day, whatever has been used of it yet. */
    private static FocusRow purchase(NamedCsvRecord line, DemoMonth month, BigDecimal price) {
        var usd = grown(line, "usdPerMonth", month).setScale(2, RoundingMode.HALF_EVEN);
        var from = month.month().atDay(1);
        return new FocusRow(
                month.month(),
                from,
                from.plusMonths(1),
                line.getField("subAccount"),
                line.getField("team"),
                line.getField("workload"),
                line.getField("environment"),
                line.getField("service"),
                line.getField("category"),
                line.getField("region"),
                line.getField("description"),
                line.getField("unit"),
                usd.divide(price, 4, RoundingMode.HALF_EVEN),
                price,
                usd,
                BigDecimal.ZERO,
                Cover.PURCHASE,
                "");
    }

    private static FocusRow row(
            NamedCsvRecord line,
            DemoMonth month,
            int day,
            String unit,
            BigDecimal quantity,
            BigDecimal price,
            String description,
            Cover cover,
            String transferClass) {
        var from = month.month().atDay(day + 1);
        var usd = quantity.multiply(price);
        return new FocusRow(
                month.month(),
                from,
                from.plusDays(1),
                line.getField("subAccount"),
                line.getField("team"),
                line.getField("workload"),
                line.getField("environment"),
                line.getField("service"),
                line.getField("category"),
                line.getField("region"),
                description,
                unit,
                quantity,
                price,
                cover == Cover.COVERED ? BigDecimal.ZERO : usd,
                usd,
                cover,
                transferClass);
    }

    private static List<NamedCsvRecord> of(String table, DemoBill bill, DemoMonth month) {
        return DemoTable.read(table).stream()
                .filter(line -> line.getField("bill").equals(bill.key()))
                .filter(line -> month.within(
                        Integer.parseInt(line.getField("firstMonth")), Integer.parseInt(line.getField("lastMonth"))))
                .toList();
    }

    private static BigDecimal grown(NamedCsvRecord line, String column, DemoMonth month) {
        return new BigDecimal(line.getField(column)).multiply(BigDecimal.valueOf(month.growth()));
    }

    /** Of a line that says so per day: as many gigabytes each day of any month, whatever the company's growth. */
    private static BigDecimal volume(NamedCsvRecord line, DemoMonth month) {
        return line.getField("per").equals("day")
                ? new BigDecimal(line.getField("gb"))
                        .multiply(BigDecimal.valueOf(month.month().lengthOfMonth()))
                : grown(line, "gb", month);
    }

    private static String seed(NamedCsvRecord line) {
        return String.join("|", line.getFields());
    }
}
