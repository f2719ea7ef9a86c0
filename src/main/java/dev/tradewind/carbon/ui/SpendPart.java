package dev.tradewind.carbon.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.carbon.spend.SpendEstimate;
import dev.tradewind.carbon.spend.SpendEstimates;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.Panel;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;

/** Billed use that no workload here knows: estimated from its money, with the range that this leaves. */
@org.springframework.stereotype.Component
@Order(5)
class SpendPart implements CarbonPart {
    private static final double GRAMS_PER_KG = 1000;
    private static final List<String> HEADER = List.of(
            "provider",
            "region",
            "serviceCategory",
            "workload",
            "cost",
            "currency",
            "kWh",
            "operationalKgCo2e",
            "lowKgCo2e",
            "highKgCo2e",
            "embodiedKgCo2e",
            "whyNone");

    private final SpendEstimates estimates;

    SpendPart(SpendEstimates estimates) {
        this.estimates = estimates;
    }

    @Override
    public String tab() {
        return "spend";
    }

    @Override
    public String label() {
        return tr("From spend");
    }

    @Override
    public List<Component> content(Look look) {
        List<SpendEstimate> all = estimates
                .of(new TimeRange(look.scope().from(), look.scope().to()))
                .stream()
                .filter(each -> look.scope().provider() == null
                        || look.scope().provider().equals(each.spend().provider()))
                .toList();
        if (all.isEmpty()) {
            return List.of(new EmptyState(
                    "leaf",
                    tr("No billed use without a workload"),
                    tr(
                            "Everything billed in this range names a workload that is known here, or no bill is in. What is known is estimated by use, else by its machines, on the first tab."),
                    tr("Bills"),
                    "data"));
        }
        var grid = new CarbonGrid<>(tr("Emissions from spend"), all)
                .text(tr("Provider"), 1, each -> each.spend().provider())
                .text(tr("Region"), 1, each -> named(each.spend().region()))
                .text(tr("Kind of service"), 2, each -> named(each.spend().category()))
                .text(tr("Named in the bill"), 2, each -> named(each.spend().workload()))
                .number(
                        tr("Cost"),
                        each -> Formats.money(each.spend().cost().amount()) + " "
                                + each.spend().cost().currency())
                .number("kWh", each -> each.known() ? Formats.number(each.kwh(), 0) : tr("unknown"))
                .number(
                        tr("Range, kg"),
                        each -> each.known() ? tr("{0} to {1}", kg(each.lowGrams()), kg(each.highGrams())) : "")
                .number(tr("Embodied, kg"), each -> each.known() ? kg(each.embodiedGrams()) : "")
                .figure("kgCO2e", each -> each.known() ? kg(each.grams()) : tr("unknown"), each -> figure(look, each));
        var panel = new Panel(
                        tr("Billed use of no known workload, from its cost"),
                        tr(
                                "{0}, kgCO2e operational, location-based, modelled",
                                look.scope().rangeInWords()),
                        grid)
                .flush()
                .tools(Downloads.csv(
                        "tradewind-spend-carbon.csv",
                        HEADER,
                        () -> all.stream().map(SpendPart::row).toList()))
                .foot(
                        new Span(
                                tr(
                                        "Order of estimates: measured use, else machines with assumed use, else cost. Transfers, taxes and purchases of commitments are left out. In the report Carbon inventory each is a line of its own.")));
        return List.of(CarbonGrid.whole(panel));
    }

    private static String named(@Nullable String text) {
        return text == null || text.isEmpty() ? tr("not stated") : text;
    }

    private static String kg(double grams) {
        return Formats.number(grams / GRAMS_PER_KG, 1);
    }

    private static List<@Nullable Object> row(SpendEstimate each) {
        var spend = each.spend();
        var known = each.known();
        return Arrays.asList(
                spend.provider(),
                spend.region(),
                spend.category(),
                spend.workload(),
                spend.cost().amount(),
                spend.cost().currency(),
                known ? each.kwh() : null,
                known ? each.grams() / GRAMS_PER_KG : null,
                known ? each.lowGrams() / GRAMS_PER_KG : null,
                known ? each.highGrams() / GRAMS_PER_KG : null,
                known ? each.embodiedGrams() / GRAMS_PER_KG : null,
                each.why());
    }

    private static Figure figure(Look look, SpendEstimate each) {
        var spend = each.spend();
        var figure = Figure.of(
                        tr("Emissions from spend, {0}", spend.siteId()),
                        each.known() ? kg(each.grams()) : "unknown",
                        "kgCO2e")
                .basis(tr(
                        "{0}, {1}, spend-based: neither use nor machines are known",
                        look.scope().rangeInWords(), named(spend.category())))
                .formula(
                        tr(
                                "Cost times what the known workloads of the same provider take for their cost, times the mean intensity of the zone."))
                .input(
                        tr("Cost of use"),
                        Formats.fullMoney(spend.cost().amount()),
                        spend.cost().currency(),
                        Kind.MEASURED,
                        tr("bills, EffectiveCost or else BilledCost"),
                        "");
        var ratio = each.ratio();
        if (ratio != null) {
            figure.input(
                    tr("Energy for the cost"),
                    Formats.number(ratio.kwhPerUnit(), 8),
                    "kWh/" + ratio.currency(),
                    Kind.MODELLED,
                    tr(
                            "{0} workloads of {1}; the middle eight of ten lie from {2} to {3}",
                            ratio.workloads(),
                            ratio.provider(),
                            Formats.number(ratio.lowKwhPerUnit(), 3),
                            Formats.number(ratio.highKwhPerUnit(), 3)),
                    "");
        }
        Double grams = each.gramsPerKwh();
        if (grams != null) {
            figure.input(
                    tr("Mean intensity of {0}", each.zone()),
                    Formats.number(grams, 4),
                    "gCO2eq/kWh",
                    Kind.MODELLED,
                    tr("hours of the range, as on the tab of zones"),
                    "");
        }
        if (ratio != null && grams != null) {
            figure.worked(Formats.fullMoney(spend.cost().amount()) + " \u00b7 " + Formats.number(ratio.kwhPerUnit(), 8)
                            + " \u00b7 " + Formats.number(grams, 4) + " / 1000 = " + kg(each.grams()) + " kg")
                    .note(tr("Range"), tr("{0} to {1} kg", kg(each.lowGrams()), kg(each.highGrams())))
                    .note(tr("Embodied, apart"), kg(each.embodiedGrams()) + " kg");
        }
        var why = each.why();
        if (why != null) {
            figure.note(tr("No estimate"), said(why));
        }
        return figure.note(tr("Energy from"), tr("spend-based, the least sure")).build();
    }
}
