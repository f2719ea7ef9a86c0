package dev.tradewind.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What a generated company is billed for: meters of 40 sub accounts of 60 teams in eight regions, each billed again and
 * again, as real bills do. Three rows in ten bill a transfer.
 */
final class GeneratedMeters {
    static final int TEAMS = 60;
    private static final int TRANSFERS = 1000;
    private static final int OTHERS = 2000;
    private static final int ACCOUNTS = 40;

    private record Region(String code, String name) {}

    private static final List<Region> REGIONS = List.of(
            new Region("us-east-1", "US East (Northern Virginia)"),
            new Region("us-east-2", "US East (Ohio)"),
            new Region("us-west-2", "US West (Oregon)"),
            new Region("eu-west-1", "EU (Ireland)"),
            new Region("eu-central-1", "EU (Germany)"),
            new Region("eu-north-1", "EU (Stockholm)"),
            new Region("ap-northeast-1", "Asia Pacific (Tokyo)"),
            new Region("sa-east-1", "South America (Sao Paulo)"));

    /**
     * The cells of a row that its meter decides.
     *
     * @param account of twelve digits
     */
    record Meter(String region, String description, String unit, String sku, String account, String tags) {}

    private final List<Meter> transfers = new ArrayList<>();
    private final List<Meter> others = new ArrayList<>();

    GeneratedMeters() {
        var random = new Random(4711);
        for (var i = 0; i < TRANSFERS; i++) {
            transfers.add(transfer(random));
        }
        for (var i = 0; i < OTHERS; i++) {
            others.add(other(random));
        }
    }

    Meter pick(Random random) {
        return random.nextInt(10) < 3 ? one(transfers, random) : one(others, random);
    }

    static String team(int number) {
        return "team-" + number;
    }

    private static Meter transfer(Random random) {
        var from = one(REGIONS, random);
        return switch (random.nextInt(6)) {
            case 0 -> meter(random, from, "$0.09 per GB - first 10 TB / month data transfer out", "GB", "OUT");
            case 1 ->
                meter(random, from, "$0.010 per GB - regional data transfer - in/out/between EC2 AZs", "GB", "AZ");
            case 2 -> meter(random, from, "$0.045 per GB Data Processed by NAT Gateways", "GB", "NAT");
            case 3 -> meter(random, from, "$0.000 per GB - data transfer in per month", "GB", "IN");
            case 4 -> {
                var other = one(REGIONS, random);
                var text = "$0.00 per GB - " + from.name() + " data transfer from " + other.name();
                yield meter(random, from, text, "GB", "RCV");
            }
            default -> {
                var other = one(REGIONS, random);
                var text = "$0.02 per GB - " + from.name() + " data transfer to " + other.name();
                yield meter(random, from, text, "GB", "REG");
            }
        };
    }

    private static Meter other(Random random) {
        var region = one(REGIONS, random);
        return switch (random.nextInt(3)) {
            case 0 -> meter(random, region, "$0.0116 per On Demand Linux t2.micro Instance Hour", "Hrs", "VM");
            case 1 -> meter(random, region, "$0.023 per GB - first 50 TB / month of storage used", "GB-Mo", "ST");
            default ->
                meter(random, region, "$0.40 per million Amazon SQS standard requests in Tier1", "Requests", "RQ");
        };
    }

    private static Meter meter(Random random, Region region, String description, String unit, String sku) {
        var account = random.nextInt(ACCOUNTS);
        // A sub account belongs to three teams.
        var team = team((account * 3 + random.nextInt(3)) % TEAMS);
        var environment = account % 4 == 0 ? "test" : "prod";
        var tags = "\"{\"\"team\"\": \"\"" + team + "\"\", \"\"env\"\": \"\"" + environment + "\"\"}\"";
        return new Meter(region.code(), description, unit, sku, Long.toString(100_000_000_000L + account), tags);
    }

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
