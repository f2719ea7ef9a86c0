package dev.tradewind.report.print;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.tradewind.quantity.CsvCell;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** One line per move that was in effect; marginal cells are empty where no marginal series reaches. */
final class EffectCsv {
    private static final List<String> HEADER = List.of(
            "Execution",
            "Recommendation",
            "Workload",
            "Owner",
            "From",
            "To",
            "EffectiveFrom (UTC)",
            "EffectiveTo (UTC)",
            "Before, average (gCO2e)",
            "After, average (gCO2e)",
            "AttributionalDifference (gCO2e)",
            "Low (gCO2e)",
            "High (gCO2e)",
            "EstimatedConsequentialEffect (gCO2e)",
            "ConsequentialLow (gCO2e)",
            "ConsequentialHigh (gCO2e)",
            "HoursWithoutIntensityBefore",
            "HoursWithoutIntensityAfter",
            "Promised (kgCO2e per month)");

    private EffectCsv() {}

    static byte[] bytes(List<EffectPages.Effect> effects) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(HEADER);
            for (var line : effects) {
                var difference = line.effect().attributional();
                var marginal = line.effect().consequential();
                csv.writeRecord(
                        line.move().shortId(),
                        line.move().recommendation(),
                        CsvCell.of(line.workload().name()),
                        CsvCell.of(line.workload().owner()),
                        Objects.requireNonNullElse(
                                line.move().fromSite(), line.move().toSite()),
                        line.move().toSite(),
                        line.effect().range().from().toString(),
                        line.effect().range().to().toString(),
                        InventoryCsv.plain(line.effect().before().operationalGrams()),
                        InventoryCsv.plain(line.effect().after().operationalGrams()),
                        InventoryCsv.plain(difference.grams()),
                        InventoryCsv.plain(difference.lowGrams()),
                        InventoryCsv.plain(difference.highGrams()),
                        marginal.map(each -> InventoryCsv.plain(each.grams())).orElse(""),
                        marginal.map(each -> InventoryCsv.plain(each.lowGrams()))
                                .orElse(""),
                        marginal.map(each -> InventoryCsv.plain(each.highGrams()))
                                .orElse(""),
                        Integer.toString(line.effect().before().hoursUnknown()),
                        Integer.toString(line.effect().after().hoursUnknown()),
                        InventoryCsv.plain(line.promised().deltaKgCo2ePerMonth()));
            }
            csv.writeRecord("rows", Integer.toString(effects.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
