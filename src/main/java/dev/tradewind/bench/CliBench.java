package dev.tradewind.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** How long a pure command takes as a whole process: a dry run over a small bill, after a warm-up. */
final class CliBench {
    private static final int WARM_UP = 2;
    private static final int RUNS = 20;
    private static final String BILL = """
            BilledCost,EffectiveCost,ListCost,ContractedCost,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,\
            ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ChargeDescription,ProviderName,BillingAccountId
            1.25,1.25,1.25,1.25,USD,2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,2026-10-03T00:00:00Z,\
            2026-10-04T00:00:00Z,Usage,$0.09 per GB - data transfer out,AWS,bench
            """;

    private CliBench() {}

    static List<BenchResult> measure() throws IOException, InterruptedException {
        var bill = Files.createTempFile("tradewind-bench", ".csv");
        try {
            Files.writeString(bill, BILL);
            var seconds = new ArrayList<Double>();
            for (int run = 0; run < WARM_UP + RUNS; run++) {
                var from = System.nanoTime();
                var process = Jar.start(
                                "cli",
                                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                                List.of("import", bill.toString(), "--dry-run", "--json"))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
                var exit = process.waitFor();
                if (exit != 0) {
                    throw new IOException("the command ended with " + exit + " instead of 0");
                }
                if (run >= WARM_UP) {
                    seconds.add((System.nanoTime() - from) / 1e9);
                }
            }
            seconds.sort(null);
            return List.of(new BenchResult("cli.p95", seconds.get((int) Math.ceil(RUNS * 0.95) - 1), "s"));
        } finally {
            Files.deleteIfExists(bill);
        }
    }
}
