package dev.tradewind.carbon.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.carbon.inventory.Inventory;
import dev.tradewind.carbon.inventory.InventoryGroup;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.Reckoning;
import dev.tradewind.ui.ScopeParameters;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Our emissions by owner, zone or provider: every workload taken apart by where its machines, its data and its bytes are. */
final class EmissionSums {
    private static final double GRAMS_PER_KG = 1000;

    private final Inventory inventory;
    private final EmissionGrouping grouping;
    private final ScopeParameters scope;

    EmissionSums(Inventory inventory, EmissionGrouping grouping, ScopeParameters scope) {
        this.inventory = inventory;
        this.grouping = grouping;
        this.scope = scope;
    }

    /** The largest first. */
    List<InventoryGroup> sums() {
        return inventory.by(grouping::key);
    }

    Panel panel(Component choice) {
        List<InventoryGroup> sums = sums();
        double all = sums.stream().mapToDouble(InventoryGroup::totalGrams).sum();
        var grid = new CarbonGrid<>(tr("Emissions by {0}", said(grouping.word())), sums)
                .text(said(grouping.label()), 2, InventoryGroup::name)
                .number(tr("Workloads"), sum -> Formats.number(sum.workloads()))
                .number("kWh", sum -> Formats.number(sum.kwh(), 1))
                .number(tr("Operational, kg"), sum -> Formats.number(kg(sum.locationGrams()), 1))
                .number(tr("Embodied, kg"), sum -> Formats.number(kg(sum.embodiedGrams()), 1))
                .number(tr("Share"), sum -> all == 0 ? "" : Formats.percent(sum.totalGrams() / all, 1) + " %")
                .figure("kgCO2e", EmissionSums::total, this::figure);
        return new Panel(
                        tr("Our emissions by {0}", said(grouping.word())),
                        tr("{0}, kgCO2e, location-based", scope.rangeInWords()),
                        grid)
                .tools(choice, csv(sums))
                .foot(
                        new Span(
                                tr(
                                        "Stored data count where they lie, not where their workload runs; bytes that leave an own site count with the carrier.")))
                .flush();
    }

    private static double kg(double grams) {
        return grams / GRAMS_PER_KG;
    }

    private static String total(InventoryGroup sum) {
        return (sum.hoursUnknown() == 0 ? "" : tr("at least ")) + Formats.number(kg(sum.totalGrams()), 2);
    }

    private Component csv(List<InventoryGroup> sums) {
        return Downloads.csv(
                "our-emissions-by-" + grouping.word() + ".csv",
                List.of(
                        grouping.word(),
                        "workloads",
                        "kWh",
                        "operational kgCO2e",
                        "operational low kgCO2e",
                        "operational high kgCO2e",
                        "embodied kgCO2e",
                        "total kgCO2e",
                        "hours without intensity"),
                () -> sums.stream()
                        .map(sum -> List.<Object>of(
                                sum.name(),
                                sum.workloads(),
                                sum.kwh(),
                                kg(sum.locationGrams()),
                                kg(sum.lowGrams()),
                                kg(sum.highGrams()),
                                kg(sum.embodiedGrams()),
                                kg(sum.totalGrams()),
                                sum.hoursUnknown()))
                        .toList());
    }

    private Figure figure(InventoryGroup sum) {
        var figure = Figure.of(tr("Emissions of {0} {1}", said(grouping.word()), sum.name()), total(sum), "kgCO2e")
                .basis(tr("{0}, up to now; average, location-based; an estimate from use", scope.rangeInWords()))
                .formula(
                        tr(
                                "Sum over the machines, the stored data and the network of its workloads: energy of each hour times the intensity of that hour where they are, plus the share of manufacturing."))
                .reckoned(Reckoning.SUM)
                .note(tr("Operational"), Formats.number(kg(sum.locationGrams()), 3) + " kgCO2e")
                .note(tr("Embodied"), Formats.number(kg(sum.embodiedGrams()), 3) + " kgCO2e");
        Map<String, Double> byWorkload = sum.lines().stream()
                .collect(Collectors.groupingBy(
                        line -> tr(
                                "{0}, {1} at {2}",
                                line.workload().name(), line.part().word(), line.siteId()),
                        Collectors.summingDouble(line -> line.locationGrams() + line.embodiedGrams())));
        byWorkload.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .forEach(entry -> figure.input(
                        entry.getKey(),
                        Formats.number(entry.getValue() / GRAMS_PER_KG, 6),
                        "kgCO2e",
                        Kind.MODELLED,
                        "",
                        ""));
        return figure.note(
                        tr("Range of the operational part"),
                        tr(
                                "{0} to {1} kg",
                                Formats.number(kg(sum.lowGrams()), 1), Formats.number(kg(sum.highGrams()), 1)))
                .note(tr("Workloads"), Formats.number(sum.workloads()))
                .note(tr("Hours without any intensity"), Formats.number(sum.hoursUnknown()))
                .rows("workloads")
                .build();
    }
}
