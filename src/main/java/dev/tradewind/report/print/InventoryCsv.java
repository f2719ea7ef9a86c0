package dev.tradewind.report.print;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.tradewind.carbon.inventory.GhgScope;
import dev.tradewind.carbon.inventory.Inventory;
import dev.tradewind.quantity.CsvCell;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One line for each part of a workload at a place (RFC 4180); the last lines give counts and sums, scope by scope. */
final class InventoryCsv {
    private static final List<String> HEADER = List.of(
            "Workload",
            "Owner",
            "Environment",
            "Part",
            "Scope",
            "Site",
            "Provider",
            "GridZone",
            "Energy (kWh)",
            "LocationBased (gCO2e)",
            "MarketBased (gCO2e)",
            "Low (gCO2e)",
            "High (gCO2e)",
            "Embodied (gCO2e)",
            "EmbodiedScope",
            "EnergyBasis",
            "HoursWithoutIntensity");

    private InventoryCsv() {}

    static byte[] bytes(Inventory inventory) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(HEADER);
            for (var line : inventory.lines()) {
                csv.writeRecord(
                        CsvCell.of(line.workload().name()),
                        CsvCell.of(line.workload().owner()),
                        CsvCell.of(line.workload().environment()),
                        line.part().word(),
                        line.scope().name(),
                        line.siteId(),
                        line.provider(),
                        line.zone() == null ? "" : line.zone(),
                        plain(line.kwh()),
                        plain(line.locationGrams()),
                        line.marketGrams() == null ? "" : plain(line.marketGrams()),
                        plain(line.lowGrams()),
                        plain(line.highGrams()),
                        plain(line.embodiedGrams()),
                        line.embodiedScope().name(),
                        line.basis().name(),
                        Integer.toString(line.hoursUnknown()));
            }
            csv.writeRecord("rows", Integer.toString(inventory.lines().size()));
            csv.writeRecord("SCOPE_2 location-based", plain(inventory.locationGrams(GhgScope.SCOPE_2)), "gCO2e");
            csv.writeRecord("SCOPE_2 market-based", plain(inventory.marketGrams()), "gCO2e");
            csv.writeRecord(
                    "SCOPE_3_PURCHASED operational, location-based",
                    plain(inventory.locationGrams(GhgScope.SCOPE_3_PURCHASED)),
                    "gCO2e");
            csv.writeRecord(
                    "SCOPE_3_PURCHASED embodied", plain(inventory.embodiedGrams(GhgScope.SCOPE_3_PURCHASED)), "gCO2e");
            csv.writeRecord(
                    "SCOPE_3_CAPITAL embodied", plain(inventory.embodiedGrams(GhgScope.SCOPE_3_CAPITAL)), "gCO2e");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String plain(double value) {
        return BigDecimal.valueOf(value).toPlainString();
    }
}
