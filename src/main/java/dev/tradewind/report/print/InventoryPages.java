package dev.tradewind.report.print;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.carbon.EnergyBasis;
import dev.tradewind.carbon.inventory.Emitter;
import dev.tradewind.carbon.inventory.GhgScope;
import dev.tradewind.carbon.inventory.Inventories;
import dev.tradewind.carbon.inventory.Inventory;
import dev.tradewind.carbon.inventory.InventoryGroup;
import dev.tradewind.carbon.inventory.InventoryLine;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.report.ReportKind;
import dev.tradewind.report.ReportRequest;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Locality;
import dev.tradewind.ui.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The inventory of a month: own sites in Scope 2 by both methods, clouds and carriers in Scope 3, embodied apart. */
@Component
class InventoryPages implements MonthPages {
    private static final int MOST_WORKLOADS = 25;

    private final Inventories inventories;
    private final ScopedWorkloads workloads;

    InventoryPages(Inventories inventories, ScopedWorkloads workloads) {
        this.inventories = inventories;
        this.workloads = workloads;
    }

    @Override
    public ReportKind kind() {
        return ReportKind.CARBON_INVENTORY;
    }

    @Override
    public Content of(ReportRequest request, TimeRange range) {
        var all = ofAll(request);
        var inventory = inventory(request, range);
        var body = inventory.lines().isEmpty()
                ? Xhtml.paragraph(tr("No workload ran in this month and scope."))
                : Xhtml.figures(figures(inventory))
                        + scopes(inventory)
                        + groups(
                                tr("Table 2. By workload, tCO2e"),
                                tr("Workload"),
                                top(inventory.by(line -> named(line.workload().name(), Emitter.UNNAMED))))
                        + groups(
                                tr("Table 3. By owner, tCO2e"),
                                tr("Owner"),
                                inventory.by(line -> named(line.workload().owner(), Emitter.UNKNOWN)))
                        + groups(
                                tr("Table 4. By grid zone, tCO2e"), tr("Grid zone"), inventory.by(InventoryPages::zone))
                        + groups(
                                tr("Table 5. By provider, tCO2e"),
                                tr("Provider"),
                                inventory.by(InventoryLine::provider))
                        + mix(inventory);
        return new Content(tr("Carbon inventory"), body, notes(inventory, all), InventoryCsv.bytes(inventory));
    }

    @Override
    public List<KeyFigure> keyFigures(ReportRequest request, TimeRange range) {
        var inventory = inventory(request, range);
        return inventory.lines().isEmpty() ? List.of() : figures(inventory);
    }

    private Inventory inventory(ReportRequest request, TimeRange range) {
        return ofAll(request)
                ? inventories.withBilledUse(workloads.of(request), range, request.provider())
                : inventories.of(workloads.of(request), range);
    }

    /** A bill knows neither our owners nor our environments: use that only it knows stands in the report of all. */
    private static boolean ofAll(ReportRequest request) {
        return request.owner() == null && request.environment() == null;
    }

    /** A name as it is, and what stands for none in the reader's language. */
    private static String named(String name, String none) {
        return name.equals(none) ? said(none) : name;
    }

    static String zone(InventoryLine line) {
        return Objects.requireNonNullElseGet(line.zone(), () -> tr("unknown"));
    }

    private static List<KeyFigure> figures(Inventory inventory) {
        var complete = inventory.complete();
        return List.of(
                new KeyFigure(
                        tr("Scope 2, location-based"),
                        1,
                        atLeast(complete, inventory.locationGrams(GhgScope.SCOPE_2)),
                        "tCO2e",
                        tr("own sites")),
                new KeyFigure(
                        tr("Scope 2, market-based"),
                        2,
                        atLeast(complete, inventory.marketGrams()),
                        "tCO2e",
                        tr("own sites")),
                new KeyFigure(
                        tr("Scope 3, category 1"),
                        3,
                        atLeast(complete, inventory.locationGrams(GhgScope.SCOPE_3_PURCHASED)),
                        "tCO2e",
                        tr("clouds, carriers; operational")),
                new KeyFigure(
                        tr("Embodied, apart"),
                        4,
                        tonnes(inventory.embodiedGrams(GhgScope.SCOPE_3_PURCHASED)),
                        "tCO2e",
                        tr("of clouds; own machines {0}", tonnes(inventory.embodiedGrams(GhgScope.SCOPE_3_CAPITAL)))));
    }

    private static String atLeast(boolean complete, double grams) {
        return complete ? tonnes(grams) : tr("at least {0}", tonnes(grams));
    }

    private static String scopes(Inventory inventory) {
        var table = new Table(tr("Table 1. By scope"))
                .column(tr("Scope of the GHG Protocol"))
                .number(tr("Operational, location-based, tCO2e"))
                .number(tr("Operational, market-based, tCO2e"))
                .number(tr("Embodied, tCO2e"));
        for (GhgScope scope : GhgScope.values()) {
            table.row(List.of(
                    said(scope.words()),
                    scope == GhgScope.SCOPE_3_CAPITAL ? "" : tonnes(inventory.locationGrams(scope)),
                    switch (scope) {
                        case SCOPE_2 -> tonnes(inventory.marketGrams());
                        case SCOPE_3_PURCHASED -> tr("see the provider's report");
                        case SCOPE_3_CAPITAL -> "";
                    },
                    scope == GhgScope.SCOPE_2 ? "" : tonnes(inventory.embodiedGrams(scope))));
        }
        return table.markup();
    }

    private static List<InventoryGroup> top(List<InventoryGroup> groups) {
        return groups.stream().limit(MOST_WORKLOADS).toList();
    }

    private static String groups(String title, String head, List<InventoryGroup> groups) {
        var table = new Table(title)
                .column(head)
                .column(tr("Energy from"))
                .number(tr("Scope 2, location-based"))
                .number(tr("Scope 2, market-based"))
                .number(tr("Scope 3, category 1"))
                .number(tr("Range, location-based"))
                .number(tr("Embodied"));
        groups.forEach(group -> table.row(List.of(
                group.name(),
                group.bases().stream().map(InventoryPages::word).collect(Collectors.joining(", ")),
                tonnes(group.scope2LocationGrams()),
                tonnes(group.scope2MarketGrams()),
                tonnes(group.scope3Grams()),
                (group.hoursUnknown() > 0 ? "≥ " : "")
                        + tr("{0} to {1}", tonnes(group.lowGrams()), tonnes(group.highGrams())),
                tonnes(group.embodiedGrams()))));
        return table.markup();
    }

    /** What the figures rest on: never one number without its kinds. */
    private static String mix(Inventory inventory) {
        double all = inventory.gramsByKind().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        var kinds = new Table(tr("Table 6. Kinds of the intensities, operational, location-based"))
                .column(tr("Kind"))
                .number("tCO2e")
                .number(tr("Share, %"));
        inventory.gramsByKind().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> kinds.row(
                        List.of(word(entry.getKey()), tonnes(entry.getValue()), share(entry.getValue(), all))));
        var bases = inventory.gramsByBasis();
        double machines =
                bases.values().stream().mapToDouble(Double::doubleValue).sum();
        var energy = new Table(tr("Table 7. What the energy of machines and of billed use was computed from"))
                .column(tr("Basis"))
                .number("tCO2e")
                .number(tr("Share, %"));
        bases.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry<EnergyBasis, Double>::getKey))
                .forEach(entry -> energy.row(List.of(
                        said(entry.getKey().words()), tonnes(entry.getValue()), share(entry.getValue(), machines))));
        return kinds.markup() + energy.markup();
    }

    private static String word(EnergyBasis basis) {
        return said(basis.words()).replaceFirst(",.*", "");
    }

    static String word(SignalKind kind) {
        return said(kind.name().toLowerCase(Locale.ROOT));
    }

    private static String share(double part, double all) {
        return all == 0 ? "" : Formats.percent(part / all, 1);
    }

    static String tonnes(double grams) {
        return Formats.number(Inventory.tonnes(grams), 3);
    }

    private static List<String> notes(Inventory inventory, boolean all) {
        var notes = new ArrayList<String>();
        notes.add(tr(
                "Location-based: energy at the meter of each hour (PUE included) times the average life-cycle intensity"
                        + " of the grid zone in that hour. Until {0}.",
                Formats.instant(inventory.range().to(), Locality.current().zone())));
        notes.add(
                Double.isNaN(inventory.contractShare())
                        ? tr("Market-based: no own site in this scope.")
                        : tr(
                                "Market-based: contracts cover {0} % of the hours of own machines; the rest has the intensity of its"
                                        + " grid, as no residual mix was given (GHG Protocol Scope 2 Guidance, 2015). Both"
                                        + " methods are stated and never added.",
                                Formats.percent(inventory.contractShare(), 1)));
        notes.add(tr(
                "Use of clouds and carriers is a purchased service: Scope 3, category 1. Market-based figures of clouds are"
                        + " those of their own reports, which stand beside this one and not in it."));
        notes.add(tr(
                "Embodied: share of manufacturing by vCPU-hour, modelled; clouds in category 1, own machines in category 2."
                        + " Storage and network devices are not in it."));
        notes.add(tr(
                "Range: from the most frugal to the hungriest processor generation, and where utilisation was not measured"
                        + " from idle to full. GPUs count only where the draw of the machines is stated."));
        notes.add(
                all
                        ? tr(
                                "Spend-based: billed use that no workload of the catalog stands for, by its cost, at the kWh per cost"
                                        + " of the provider's known workloads; the range is theirs, from the 10th to the 90th of a"
                                        + " hundred. A workload stands here by its machines or by its cost, never by both.")
                        : tr(
                                "Billed use that no workload of the catalog stands for has no owner and no environment, and is"
                                        + " only in the report of all."));
        if (!inventory.notEstimated().isEmpty()) {
            notes.add(tr(
                    "Not in it: {0} items of billed use without an estimate, as {1}.",
                    Formats.number(inventory.notEstimated().size()),
                    inventory.notEstimated().stream()
                            .distinct()
                            .limit(3)
                            .map(Texts::said)
                            .collect(Collectors.joining(tr("; as ")))));
        }
        if (!inventory.guests().isEmpty()) {
            notes.add(tr("Counted with their hosts and not again: {0}.", String.join(", ", inventory.guests())));
        }
        notes.add(tr("The effect of decisions is another report and is not subtracted here; offsets do not enter."));
        if (!inventory.complete()) {
            notes.add(tr(
                    "Hours without an intensity and use without an estimate are left out: figures read “at least”."));
        }
        notes.add(tr("All lines, in full, are in the CSV of this report."));
        return notes;
    }
}
