package dev.tradewind.connector;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A FOCUS 1.0 bill of any size, the same for the same seed: all 43 columns, two currencies, hourly charges of one month,
 * one row in a thousand broken. It knows what reading it must yield.
 *
 * @param brokenLines lines whose row cannot be read, ascending
 * @param billed exact sum of BilledCost over the rows that can, per currency: USD, EUR
 */
public record GeneratedBill(
        Path file, long rows, List<Long> brokenLines, List<BigDecimal> billed, List<BigDecimal> effective) {
    static final List<String> CURRENCIES = List.of("USD", "EUR");

    private static final String HEADER =
            "AvailabilityZone,BilledCost,BillingAccountId,BillingAccountName,BillingCurrency,BillingPeriodEnd,"
                    + "BillingPeriodStart,ChargeCategory,ChargeClass,ChargeDescription,ChargeFrequency,ChargePeriodEnd,"
                    + "ChargePeriodStart,CommitmentDiscountCategory,CommitmentDiscountId,CommitmentDiscountName,"
                    + "CommitmentDiscountStatus,CommitmentDiscountType,ConsumedQuantity,ConsumedUnit,ContractedCost,"
                    + "ContractedUnitPrice,EffectiveCost,InvoiceIssuerName,ListCost,ListUnitPrice,PricingCategory,"
                    + "PricingQuantity,PricingUnit,ProviderName,PublisherName,RegionId,RegionName,ResourceId,ResourceName,"
                    + "ResourceType,ServiceCategory,ServiceName,SkuId,SkuPriceId,SubAccountId,SubAccountName,Tags\n";
    private static final int BROKEN_EVERY = 1000;
    private static final int SCALE = 10;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    /** @param month whose hours are billed */
    public static GeneratedBill write(Path file, long rows, YearMonth month, long seed) throws IOException {
        var meters = new GeneratedMeters();
        var hours = Hours.of(month);
        var random = new Random(seed);
        var broken = new ArrayList<Long>();
        var billed = new long[CURRENCIES.size()];
        var effective = new long[CURRENCIES.size()];
        try (var out = new BufferedWriter(
                new java.io.OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8), 1 << 20)) {
            out.write(HEADER);
            for (var row = 0L; row < rows; row++) {
                var cost = random.nextLong(50_000_000_000L);
                var spread = cost - random.nextLong(1 + cost / 4);
                var currency = random.nextInt(50) == 0 ? 1 : 0;
                var wrong = row % BROKEN_EVERY == BROKEN_EVERY / 2 ? (int) (row / BROKEN_EVERY % 4) : -1;
                if (wrong >= 0) {
                    broken.add(row + 2);
                } else {
                    billed[currency] += cost;
                    effective[currency] += spread;
                }
                row(out, random, meters.pick(random), hours, row, cost, spread, currency, wrong);
            }
        }
        return new GeneratedBill(file, rows, List.copyOf(broken), amounts(billed), amounts(effective));
    }

    private static List<BigDecimal> amounts(long[] sums) {
        var amounts = new ArrayList<BigDecimal>();
        for (var sum : sums) {
            amounts.add(BigDecimal.valueOf(sum, SCALE));
        }
        return amounts;
    }

    /** Starts of the hours of a month, and the end of its last, as they stand in the file. */
    private record Hours(List<String> starts, String monthStart, String monthEnd) {
        static Hours of(YearMonth month) {
            var starts = new ArrayList<String>();
            var end = month.plusMonths(1).atDay(1).atStartOfDay();
            for (var at = month.atDay(1).atStartOfDay(); !at.isAfter(end); at = at.plusHours(1)) {
                starts.add(at.format(TIME));
            }
            return new Hours(starts, starts.getFirst(), starts.getLast());
        }
    }

    private static void row(
            BufferedWriter out,
            Random random,
            GeneratedMeters.Meter meter,
            Hours hours,
            long row,
            long cost,
            long spread,
            int currency,
            int wrong)
            throws IOException {
        var hour = random.nextInt(hours.starts().size() - 1);
        var quantity = amount(random.nextLong(100_000_000_000L));
        var price = amount(random.nextInt(1_000_000));
        var billed = wrong == 0 ? "\"12,40\"" : wrong == 1 ? "1.8E" : amount(cost);
        var start = wrong == 2 ? "2024-09-31 10:00:00" : hours.starts().get(hour);
        var code = wrong == 3 ? "" : CURRENCIES.get(currency);
        var region = meter.region();
        out.append(region)
                .append("a,")
                .append(billed)
                .append(",123456789012,Generated,")
                .append(code);
        out.append(',')
                .append(hours.monthEnd())
                .append(',')
                .append(hours.monthStart())
                .append(",Usage,NULL,")
                .append(meter.description());
        out.append(",Usage-Based,")
                .append(hours.starts().get(hour + 1))
                .append(',')
                .append(start)
                .append(",NULL,NULL,NULL,NULL,NULL,");
        out.append(quantity)
                .append(',')
                .append(meter.unit())
                .append(',')
                .append(amount(cost))
                .append(',')
                .append(price);
        out.append(',')
                .append(amount(spread))
                .append(",\"Amazon Web Services, Inc.\",")
                .append(amount(cost))
                .append(',');
        out.append(price).append(",Standard,").append(quantity).append(',').append(meter.unit());
        out.append(",AWS,\"Amazon Web Services, Inc.\",")
                .append(region)
                .append(',')
                .append(region);
        out.append(",arn:aws:ec2:")
                .append(region)
                .append(":instance/i-")
                .append(Long.toHexString(row * 2_654_435_761L));
        out.append(",NULL,Instance,Compute,Amazon Elastic Compute Cloud,SKU").append(meter.sku());
        out.append(",SKU").append(meter.sku()).append(".JRTCKXETXF,").append(meter.account());
        out.append(",Account ").append(meter.account().substring(9));
        out.append(',').append(meter.tags()).append('\n');
    }

    private static String amount(long units) {
        return BigDecimal.valueOf(units, SCALE).toPlainString();
    }
}
