package dev.tradewind;

import dev.tradewind.audit.AuditCommand;
import dev.tradewind.audit.AuditInputs;
import dev.tradewind.connector.ImportCommand;
import dev.tradewind.planning.cli.PlanCommand;
import dev.tradewind.policy.PolicyYaml;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A parser that strangers reach, and inputs to begin with. A broken promise is anything but an answer: it throws. */
enum FuzzTarget {
    /** Bills in every dialect, as {@code import --dry-run} reads them. */
    BILL {
        @Override
        void read(byte[] input) throws IOException {
            onFile(
                    input,
                    ".csv",
                    file -> ImportCommand.run(
                            new String[] {file.toString(), "--dry-run", "--json"},
                            NOWHERE,
                            NOWHERE,
                            (folder, work) -> 3));
        }

        @Override
        List<byte[]> seeds() {
            return texts(
                    "BilledCost,EffectiveCost,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,ChargePeriodStart,ChargePeriodEnd,"
                            + "ChargeCategory,ChargeDescription,ProviderName,BillingAccountId\n1.25,1.25,USD,2026-10-01T00:00:00Z,"
                            + "2026-11-01T00:00:00Z,2026-10-03T00:00:00Z,2026-10-04T00:00:00Z,Usage,\"$0.09 per GB\",AWS,a\n",
                    "identity/LineItemId,lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/UnblendedCost,lineItem/CurrencyCode,"
                            + "lineItem/ProductCode,lineItem/UsageType\nx,2026-10-01T00:00:00Z,2026-10-01T01:00:00Z,0.1,USD,AmazonEC2,"
                            + "DataTransfer-Out-Bytes\n",
                    "datetime (UTC),country,zone name,zone id,carbon intensity gCO2eq/kWh (direct)\n2026-01-01 00:00:00,Germany,"
                            + "Germany,DE,312.5\n",
                    "{\"service\":{\"description\":\"Compute\"},\"cost\":1.5,\"currency\":\"USD\"}\n");
        }
    },
    POLICY {
        @Override
        void read(byte[] input) {
            PolicyYaml.parse(new String(input, StandardCharsets.UTF_8));
        }

        @Override
        List<byte[]> seeds() {
            return texts(
                    "name: batch-below-150\nappliesTo: {kind: BATCH}\nmaxGramsPerKwh: 150\napproval:\n  groups: [platform]\n",
                    "name: a\nfreezes:\n  - from: 2026-12-24T00:00\n    to: 2026-12-27T00:00\n");
        }
    },
    PLAN {
        @Override
        void read(byte[] input) throws IOException {
            onFile(
                    input,
                    ".json",
                    file -> PlanCommand.plan(new String[] {file.toString(), "--iterations", "5"}, NOWHERE, NOWHERE));
        }

        @Override
        List<byte[]> seeds() {
            return texts("{\"sites\":[],\"workloads\":[],\"hours\":1}", "{}");
        }
    },
    DECIDE {
        @Override
        void read(byte[] input) throws IOException {
            onFile(input, ".json", file -> PlanCommand.decide(new String[] {file.toString()}, NOWHERE, NOWHERE));
        }

        @Override
        List<byte[]> seeds() {
            return texts("{\"workload\":{\"name\":\"a\",\"vcpus\":1},\"sites\":[]}", "{}");
        }
    },
    EXPORT {
        @Override
        void read(byte[] input) throws IOException {
            onFile(
                    input,
                    ".zip",
                    file -> AuditCommand.execute(new String[] {"verify", file.toString(), "--json"}, NOWHERE, NOWHERE));
        }

        @Override
        List<byte[]> seeds() throws IOException {
            return AuditInputs.exports();
        }
    },
    NOTE {
        @Override
        void read(byte[] input) {
            try {
                AuditInputs.readNote(input);
            } catch (IllegalArgumentException refused) {
                // what a stranger wrote was no note, and somebody was told so
            }
        }

        @Override
        List<byte[]> seeds() {
            return AuditInputs.notes();
        }
    },
    LOGS {
        @Override
        void read(byte[] input) {
            try {
                AuditInputs.readLogBatch(input);
            } catch (IllegalArgumentException refused) {
                // what a stranger sent was no batch, and they are told so
            }
        }

        @Override
        List<byte[]> seeds() {
            return texts(
                    "[{\"date\":1.5,\"log\":\"a line\",\"sequence\":1},{\"date\":2,\"log\":\"b\"}]",
                    "{\"message\":\"a\",\"timestamp\":\"2026-11-28T10:00:00Z\"}\n{\"message\":\"b\"}\n");
        }
    };

    /** The longest time that one small input may take. */
    static final long MOST_MILLIS = 20_000;

    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    private static final int OUR_FAULT = 3;

    /** @throws RuntimeException or another Throwable, when the parser broke its promise */
    abstract void read(byte[] input) throws IOException;

    /** Well-formed inputs from which others are made. */
    abstract List<byte[]> seeds() throws IOException;

    /** A command that answers with "our fault" has broken a promise. */
    private interface Command {
        int run(Path file);
    }

    private static void onFile(byte[] input, String ending, Command command) throws IOException {
        var file = Files.createTempFile("tradewind-fuzz", ending);
        try {
            Files.write(file, input);
            int exit = command.run(file);
            if (exit == OUR_FAULT) {
                throw new IllegalStateException("The command ended with " + exit + ", which means our fault");
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static List<byte[]> texts(String... texts) {
        return java.util.Arrays.stream(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
