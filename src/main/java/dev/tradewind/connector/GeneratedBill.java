package dev.tradewind.connector;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
record GeneratedBill(
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
    private static final List<String> REGIONS = List.of("us-east-1", "us-west-2", "eu-central-1", "eu-west-1");
    private static final List<String> TEAMS = List.of("web", "search", "data", "payments", "mobile");
    private static final List<String> METERS = List.of(
            "$0.0116 per On Demand Linux t2.micro Instance Hour",
            "$0.09 per GB - first 10 TB / month data transfer out beyond the global free tier",
            "$0.010 per GB - regional data transfer - in/out/between EC2 AZs or using elastic IPs or ELB",
            "$0.045 per GB Data Processed by NAT Gateways",
            "$0.023 per GB - first 50 TB / month of storage used",
            "$0.40 per million Amazon SQS standard requests in Tier1",
            "$0.000 per GB - data transfer in per month",
            "$0.02 per GB - US East (Northern Virginia) data transfer to EU (Ireland)");

    static GeneratedBill write(Path file, long rows, long seed) throws IOException {
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
                row(out, random, row, cost, spread, currency, wrong);
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

    private static void row(
            BufferedWriter out, Random random, long row, long cost, long spread, int currency, int wrong)
            throws IOException {
        var meter = random.nextInt(METERS.size());
        var region = REGIONS.get(random.nextInt(REGIONS.size()));
        var hour = random.nextInt(30 * 24);
        var quantity = amount(random.nextLong(100_000_000_000L));
        var price = amount(random.nextInt(1_000_000));
        var billed = wrong == 0 ? "\"12,40\"" : wrong == 1 ? "1.8E" : amount(cost);
        var start = wrong == 2 ? "2024-09-31 10:00:00" : time(hour);
        var code = wrong == 3 ? "" : CURRENCIES.get(currency);
        var team = TEAMS.get(random.nextInt(TEAMS.size()));
        var unit = meter == 0 ? "Hrs" : meter == 5 ? "Requests" : "GB";
        var account = 100_000_000_000L + random.nextInt(40);
        out.append(region)
                .append("a,")
                .append(billed)
                .append(",123456789012,Generated,")
                .append(code);
        out.append(",2024-10-01 00:00:00,2024-09-01 00:00:00,Usage,NULL,").append(METERS.get(meter));
        out.append(",Usage-Based,")
                .append(time(hour + 1))
                .append(',')
                .append(start)
                .append(",NULL,NULL,NULL,NULL,NULL,");
        out.append(quantity)
                .append(',')
                .append(unit)
                .append(',')
                .append(amount(cost))
                .append(',')
                .append(price);
        out.append(',')
                .append(amount(spread))
                .append(",\"Amazon Web Services, Inc.\",")
                .append(amount(cost))
                .append(',');
        out.append(price).append(",Standard,").append(quantity).append(',').append(unit);
        out.append(",AWS,\"Amazon Web Services, Inc.\",")
                .append(region)
                .append(',')
                .append(region);
        out.append(",arn:aws:ec2:")
                .append(region)
                .append(":instance/i-")
                .append(Long.toHexString(row * 2_654_435_761L));
        out.append(",NULL,Instance,Compute,Amazon Elastic Compute Cloud,SKU").append((char) ('A' + meter));
        out.append(",SKU").append((char) ('A' + meter)).append(".JRTCKXETXF,").append(Long.toString(account));
        out.append(",Account ")
                .append(Long.toString(account % 100))
                .append(",\"{\"\"team\"\": \"\"")
                .append(team);
        out.append("\"\", \"\"env\"\": \"\"prod\"\"}\"\n");
    }

    private static String amount(long units) {
        return BigDecimal.valueOf(units, SCALE).toPlainString();
    }

    private static String time(int hour) {
        var day = hour / 24 + 1;
        var left = hour % 24;
        return day > 30
                ? "2024-10-01 00:00:00"
                : "2024-09-" + (day < 10 ? "0" : "") + day + (left < 10 ? " 0" : " ") + left + ":00:00";
    }
}
