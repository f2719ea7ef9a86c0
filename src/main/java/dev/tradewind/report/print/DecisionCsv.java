package dev.tradewind.report.print;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.tradewind.audit.ActorSource;
import dev.tradewind.quantity.CsvCell;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;

/** One line per decision (RFC 4180), full decimals, instants in UTC; the last lines give counts and sums. */
final class DecisionCsv {
    private static final List<String> HEADER = List.of(
            "Recommendation",
            "Kind",
            "Change",
            "Workload",
            "Owner",
            "From",
            "To",
            "State",
            "DecidedAt (UTC)",
            "DecidedBy",
            "PersonId",
            "Groups",
            "Decision",
            "Reason",
            "Delta (USD per month)",
            "Delta (kgCO2e per month)",
            "Delta RTT (ms)",
            "Moved (GB, 10^9 bytes)",
            "Snapshot",
            "Digest");

    private DecisionCsv() {}

    static byte[] bytes(List<DecisionPages.Decided> decided, ActorSource names) {
        var text = new StringWriter();
        long lines = 0;
        var usd = BigDecimal.ZERO;
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(HEADER);
            for (var line : decided) {
                var r = line.about();
                usd = usd.add(r.deltaUsdPerMonth());
                for (var decision : line.decisions()) {
                    lines++;
                    csv.writeRecord(
                            CsvCell.of(r.shortId()),
                            CsvCell.of(r.kind().name()),
                            CsvCell.of(r.title()),
                            CsvCell.of(r.workload()),
                            CsvCell.of(r.owner()),
                            CsvCell.of(java.util.Objects.requireNonNullElse(r.fromSite(), "")),
                            CsvCell.of(r.toSite()),
                            CsvCell.of(r.state().name()),
                            decision.decidedAt().toString(),
                            CsvCell.of(names.nameOf(decision.personId().toString())),
                            decision.personId().toString(),
                            CsvCell.of(String.join(" ", new TreeSet<>(decision.groups()))),
                            (decision.approved() ? "APPROVED" : "REJECTED")
                                    + (decision.voidedAt() == null ? "" : " VOID"),
                            CsvCell.of(decision.reason()),
                            r.deltaUsdPerMonth().toPlainString(),
                            BigDecimal.valueOf(r.deltaKgCo2ePerMonth()).toPlainString(),
                            BigDecimal.valueOf(r.deltaRttMillis()).toPlainString(),
                            r.gigabytesMoved().toPlainString(),
                            r.snapshotDigest(),
                            r.digest());
                }
            }
            csv.writeRecord("rows", Long.toString(lines));
            csv.writeRecord("recommendations", Integer.toString(decided.size()));
            csv.writeRecord("sum of Delta, each recommendation once", usd.toPlainString(), "USD per month");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
