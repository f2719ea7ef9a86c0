package dev.tradewind.carbon.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import dev.tradewind.carbon.Emissions;
import dev.tradewind.carbon.EnergyBasis;
import dev.tradewind.carbon.Hosts;
import dev.tradewind.carbon.HourlyIntensity;
import dev.tradewind.carbon.WorkloadEmissions;
import dev.tradewind.carbon.inventory.Inventories;
import dev.tradewind.carbon.inventory.Inventory;
import dev.tradewind.catalog.Coefficient;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.FigureInput;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.PlainTable;
import dev.tradewind.ui.Reckoning;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.workload.Workload;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What our workloads emitted in the range so far. */
final class OurEmissions {
    private static final double GRAMS_PER_KG = 1000;

    private final List<Row> rows;
    private final List<Workload> workloads;
    private final TimeRange past;
    private final ScopeParameters scope;

    private record Row(Workload workload, Emissions emissions, List<Coefficient> coefficients) {
        double kilograms() {
            return emissions.totalGrams() / GRAMS_PER_KG;
        }
    }

    OurEmissions(List<Workload> workloads, WorkloadEmissions formula, ScopeParameters scope, Instant now) {
        this.scope = scope;
        this.workloads = workloads;
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        Instant to = scope.to().isAfter(hour) ? hour : scope.to();
        List<Row> found = new ArrayList<>();
        past = new TimeRange(scope.from(), scope.from().isBefore(to) ? to : scope.from());
        if (scope.from().isBefore(to)) {
            Map<String, Emissions> emissions = formula.of(workloads, past);
            for (Workload workload : Hosts.counted(workloads)) {
                Emissions own = emissions.get(workload.name());
                if (own != null) {
                    found.add(new Row(workload, own, formula.coefficients(workload)));
                }
            }
        }
        found.sort(Comparator.comparingDouble(Row::kilograms).reversed());
        rows = List.copyOf(found);
    }

    /** Hours by kind of their intensity, in words: {@code measured 300 h, published 20 h}. */
    static String mix(Emissions emissions) {
        Map<SignalKind, Long> count = new EnumMap<>(SignalKind.class);
        emissions.hours().forEach(hour -> count.merge(hour.kind(), 1L, Long::sum));
        return count.entrySet().stream()
                .map(entry ->
                        said(ZoneFigures.kind(entry.getKey()).word()) + " " + Formats.number(entry.getValue()) + " h")
                .collect(Collectors.joining(", "));
    }

    /** The same emissions, taken apart by where they arise. */
    Inventory inventory(Inventories inventories) {
        var byName =
                rows.stream().collect(Collectors.toMap(row -> row.workload().name(), Row::emissions));
        return inventories.byLocation(workloads, past, byName);
    }

    /** Whether there is nothing to group. */
    boolean none() {
        return rows.isEmpty();
    }

    String value() {
        return rows.isEmpty() ? tr("unknown") : Formats.number(total(), 0);
    }

    private double total() {
        return rows.stream().mapToDouble(Row::kilograms).sum();
    }

    Figure figure() {
        double operational = rows.stream()
                        .mapToDouble(row -> row.emissions().operationalGrams())
                        .sum()
                / GRAMS_PER_KG;
        double embodied = rows.stream()
                        .mapToDouble(row -> row.emissions().embodiedGrams())
                        .sum()
                / GRAMS_PER_KG;
        int unknown =
                rows.stream().mapToInt(row -> row.emissions().hoursUnknown()).sum();
        return Figure.of(tr("Our emissions"), value(), "kgCO2e")
                .basis(tr("{0}, up to now; average, location-based; an estimate from use", scope.rangeInWords()))
                .formula(
                        tr(
                                "Sum over workloads of energy in each hour times the intensity of that hour, plus the share of manufacturing."))
                .worked(tr("gCO2e = Σ kWh_h · intensity(zone, h) + embodied"))
                .reckoned(Reckoning.SUM)
                .input(tr("Operational"), Formats.number(operational, 3), "kgCO2e", Kind.MODELLED, mix(), "")
                .input(
                        tr("Embodied"),
                        Formats.number(embodied, 3),
                        "kgCO2e",
                        Kind.MODELLED,
                        tr("Cloud Carbon Footprint"),
                        "")
                .note(
                        tr("Range of the operational part"),
                        tr(
                                "{0} to {1} kg",
                                Formats.number(
                                        kilograms(rows.stream()
                                                .mapToDouble(
                                                        row -> row.emissions().lowGrams())
                                                .sum()),
                                        0),
                                Formats.number(
                                        kilograms(rows.stream()
                                                .mapToDouble(
                                                        row -> row.emissions().highGrams())
                                                .sum()),
                                        0)))
                .note(tr("Energy from"), bases())
                .note(tr("Order of estimates"), EnergyBasis.ORDER)
                .note(tr("Workloads"), Formats.number(rows.size()))
                .note(tr("Hours without any intensity"), Formats.number(unknown))
                .rows("workloads")
                .build();
    }

    /** Which part of the operational grams rests on what is known of the energy. */
    private String bases() {
        Map<EnergyBasis, Double> grams = new EnumMap<>(EnergyBasis.class);
        rows.forEach(row -> grams.merge(row.emissions().basis(), row.emissions().operationalGrams(), Double::sum));
        double all = grams.values().stream().mapToDouble(Double::doubleValue).sum();
        return all == 0
                ? tr("nothing known")
                : grams.entrySet().stream()
                        .map(entry ->
                                said(entry.getKey().words()) + " " + Formats.percent(entry.getValue() / all, 0) + " %")
                        .collect(Collectors.joining("; "));
    }

    /** Aggregates state of what kinds of hours they were made. */
    private String mix() {
        Map<SignalKind, Double> grams = new EnumMap<>(SignalKind.class);
        rows.forEach(
                row -> row.emissions().gramsByKind().forEach((kind, each) -> grams.merge(kind, each, Double::sum)));
        double all = grams.values().stream().mapToDouble(Double::doubleValue).sum();
        return grams.entrySet().stream()
                .map(entry -> said(ZoneFigures.kind(entry.getKey()).word()) + " "
                        + Formats.percent(entry.getValue() / all, 1) + " %")
                .collect(Collectors.joining(", "));
    }

    private static double kilograms(double grams) {
        return grams / GRAMS_PER_KG;
    }

    private static String range(Emissions emissions) {
        return tr(
                "{0} to {1}",
                Formats.number(kilograms(emissions.lowGrams()), 1),
                Formats.number(kilograms(emissions.highGrams()), 1));
    }

    /** @param choice what else they can be grouped by */
    Panel panel(Component choice) {
        if (rows.isEmpty()) {
            return new Panel(
                    tr("Our emissions by workload"),
                    scope.rangeInWords(),
                    new EmptyState(
                            "boxes",
                            tr("No workload in this scope"),
                            tr("What our workloads emit stands here once a workload file is imported."),
                            tr("Import workloads"),
                            "data"));
        }
        var table = new PlainTable<Row>(tr("Emissions by workload"))
                .cells(
                        tr("Workload"),
                        row -> new Anchor(
                                scope.link(
                                        "workloads",
                                        Map.of("name", row.workload().name())),
                                row.workload().name()))
                .column(tr("Owner"), row -> row.workload().owner())
                .column(tr("Site"), row -> row.workload().siteId())
                .numbers("kWh", row -> Formats.number(row.emissions().compute().kwh(), 1))
                .cellsAtEnd(
                        "kgCO2e",
                        row -> new FigureButton(
                                (row.emissions().complete() ? "" : tr("at least "))
                                        + Formats.number(row.kilograms(), 2),
                                "",
                                () -> figure(row)))
                .column(tr("Energy from"), row -> said(row.emissions().basis().words()))
                .rows(rows);
        return new Panel(
                        tr("Our emissions by workload"), tr("{0}, kgCO2e, location-based", scope.rangeInWords()), table)
                .tools(choice, csv())
                .flush();
    }

    private Component csv() {
        return Downloads.csv(
                "our-emissions.csv",
                List.of(
                        "workload",
                        "owner",
                        "site",
                        "compute kWh",
                        "operational kgCO2e",
                        "operational low kgCO2e",
                        "operational high kgCO2e",
                        "embodied kgCO2e",
                        "total kgCO2e",
                        "hours without intensity",
                        "energy from"),
                () -> rows.stream()
                        .map(row -> Arrays.<Object>asList(
                                row.workload().name(),
                                row.workload().owner(),
                                row.workload().siteId(),
                                row.emissions().compute().kwh(),
                                kilograms(row.emissions().operationalGrams()),
                                kilograms(row.emissions().lowGrams()),
                                kilograms(row.emissions().highGrams()),
                                kilograms(row.emissions().embodiedGrams()),
                                row.kilograms(),
                                row.emissions().hoursUnknown(),
                                row.emissions().basis().words()))
                        .toList());
    }

    private Figure figure(Row row) {
        Emissions emissions = row.emissions();
        double mean = emissions.hours().stream()
                .mapToDouble(HourlyIntensity::gramsPerKwh)
                .average()
                .orElse(Double.NaN);
        return Figure.of(tr("Emissions of {0}", row.workload().name()), Formats.number(row.kilograms(), 3), "kgCO2e")
                .basis(tr(
                        "{0} at {1}, average, location-based",
                        scope.rangeInWords(), row.workload().siteId()))
                .formula(
                        tr(
                                "Energy of each hour at the meter times the intensity of that hour, network energy at the mean intensity, plus the share of manufacturing."))
                .worked(
                        tr(
                                "kWh = PUE · (vCPU · (Pmin + u · (Pmax − Pmin)) + GiB · Pmem) / 1000 each hour\nkgCO2e = Σ kWh_h · intensity(h) / 1000 + embodied"))
                .reckoned(Reckoning.SUM)
                .input(
                        tr("Operational"),
                        Formats.number(emissions.operationalGrams() / GRAMS_PER_KG, 4),
                        "kgCO2e",
                        Kind.MODELLED,
                        tr(
                                "{0} kWh compute, {1} kWh storage, {2} kWh network",
                                Formats.number(emissions.compute().kwh(), 2),
                                Formats.number(emissions.storage().kwh(), 2),
                                Formats.number(emissions.network().kwh(), 3)),
                        "")
                .input(
                        tr("Embodied"),
                        Formats.number(emissions.embodiedGrams() / GRAMS_PER_KG, 4),
                        "kgCO2e",
                        Kind.MODELLED,
                        tr("Cloud Carbon Footprint"),
                        "")
                .input(
                        tr("Mean intensity of its hours"),
                        Formats.number(mean, 1),
                        "gCO2eq/kWh",
                        emissions.hours().stream()
                                .map(HourlyIntensity::kind)
                                .max(Comparator.naturalOrder())
                                .map(ZoneFigures::kind)
                                .orElse(Kind.UNKNOWN),
                        tr("{0} hours", emissions.hours().size()),
                        "")
                .input("vCPU", Formats.number(row.workload().vcpus(), 0), "", Kind.PUBLISHED, tr("workload file"), "")
                .input(
                        tr("Utilisation where none was measured"),
                        Formats.percent(row.workload().utilisation(), 0),
                        "%",
                        Kind.PUBLISHED,
                        tr("workload file"),
                        "")
                .inputs(row.coefficients().stream()
                        .map(each -> new FigureInput(
                                said(each.name().word()),
                                Double.toString(each.value()),
                                each.name().unit(),
                                Kind.PUBLISHED,
                                each.source() + (each.own() ? tr(", own file for {0}", each.scope()) : ""),
                                each.date().toString()))
                        .toList())
                .note(tr("Energy"), said(emissions.basis().words()))
                .note(tr("Order of estimates"), EnergyBasis.ORDER)
                .note(tr("Hours of measured utilisation"), Formats.number(emissions.hoursOfMeasuredUse()))
                .note(tr("Range of the operational part"), range(emissions) + " kg")
                .note(tr("Hours without any intensity"), Formats.number(emissions.hoursUnknown()))
                .build();
    }
}
