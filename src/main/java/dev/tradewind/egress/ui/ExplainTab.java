package dev.tradewind.egress.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.egress.Comparison;
import dev.tradewind.egress.EgressChange;
import dev.tradewind.egress.EgressChange.FlowChange;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.egress.EgressTotal;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.ui.Delta;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.KpiStrip;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.WaterfallChart;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** Two ranges against each other: exact parts, the flows behind them in words, and every flow in a table. */
final class ExplainTab {
    private static final int CAUSES = 5;

    private final EgressQueries egress;
    private final PlaceNames places;
    private final EgressQuestion question;
    private final String currency;
    private final Comparison compared;
    private final EgressChange change;

    ExplainTab(EgressQueries egress, PlaceNames places, EgressQuestion question, Comparison compared, String currency) {
        this.egress = egress;
        this.places = places;
        this.question = question;
        this.currency = currency;
        this.compared = compared;
        var filter = question.filter();
        this.change = EgressChange.between(
                egress.byFlowAndOwner(filter.during(compared.before())),
                egress.byFlowAndOwner(filter.during(compared.now())),
                currency);
    }

    KpiStrip figures() {
        var strip = new KpiStrip();
        side(strip, "A", compared.before());
        side(strip, "B", compared.now());
        var difference = change.difference().amount();
        strip.add(
                "Change, B less A",
                Formats.signed(difference, difference.abs().compareTo(BigDecimal.valueOf(1000)) < 0 ? 2 : 0),
                currency,
                this::evidence,
                new Div(percentages()));
        var causes = causes();
        strip.add(
                "Explained by the largest causes",
                share(causes),
                "%",
                () -> Figure.of("Explained by the largest causes", share(causes), "%")
                        .formula("The part of the change that the " + causes.size() + " largest flows make up, with"
                                + " their signs; more than 100 % means that others go the other way.")
                        .inputs(causes.stream()
                                .map(cause -> new dev.tradewind.ui.FigureInput(
                                        places.flow(cause.flow()),
                                        Formats.signed(cause.change(), 2),
                                        currency,
                                        Kind.MEASURED,
                                        cause.flow().owner() + ", "
                                                + cause.cause().label(),
                                        ""))
                                .toList())
                        .build(),
                Formats.signed(sum(causes), 0) + " of " + Formats.signed(difference, 0) + " " + currency + ", "
                        + causes.size() + " flows");
        return strip;
    }

    List<Component> content() {
        if (change.flows().isEmpty()) {
            return List.of(new EmptyState(
                    "git-compare",
                    "Nothing to compare",
                    "Neither range holds a transfer. Choose two ranges that a bill covers.",
                    null,
                    null));
        }
        var first = new Div(waterfall(), new CauseList(places, change, currency).panel(causes()));
        first.addClassNames("tw-row", "tw-row-tall");
        first.getStyle().set("--tw-columns", "minmax(0, 1.25fr) minmax(0, 1fr)");
        var flows = new FlowChangeTable(places, question, compared, currency);
        var second = new Div(
                flows.panel(change),
                new FlowSankey(egress, places, currency).panel(question.filter().during(compared.now()), "B"));
        second.addClassNames("tw-row", "tw-row-tall");
        second.getStyle().set("--tw-columns", "minmax(0, 1.7fr) minmax(0, 1fr)");
        return List.of(first, second);
    }

    private void side(KpiStrip strip, String name, TimeRange range) {
        var filter = question.filter().during(range);
        var words = name + ", " + Formats.range(range.from(), range.to());
        egress.totals(filter).stream()
                .filter(total -> total.currency().equals(currency))
                .findFirst()
                .ifPresentOrElse(
                        total -> strip.add(
                                words,
                                Formats.money(total.billedCost().amount()),
                                currency,
                                () -> new EgressFigures(egress).cost("BilledCost of " + name, total, filter),
                                volume(total)),
                        () -> strip.add(words, "0", currency, null, "nothing billed"));
    }

    private String volume(EgressTotal total) {
        return Formats.number(total.gigabytes(), 0) + " GB"
                + total.perGigabyte()
                        .map(price -> " at " + Formats.number(price, 4) + " " + currency + " / GB")
                        .orElse("");
    }

    private Component percentages() {
        var was = change.before().amount();
        long a = compared.before().duration().toDays();
        long b = compared.now().duration().toDays();
        return was.signum() == 0
                ? new Span("nothing billed in A")
                : new Span(
                        Delta.of(
                                change.difference()
                                        .amount()
                                        .multiply(BigDecimal.valueOf(100))
                                        .divide(was, MathContext.DECIMAL64),
                                "%",
                                1),
                        new Span(" on cost" + (a == b ? "" : ", " + b + " days against " + a)));
    }

    private List<FlowChange> causes() {
        return change.flows().stream()
                .filter(flow -> flow.change().signum() != 0)
                .limit(CAUSES)
                .toList();
    }

    private static BigDecimal sum(List<FlowChange> flows) {
        return flows.stream().map(FlowChange::change).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private String share(List<FlowChange> causes) {
        var difference = change.difference().amount();
        return difference.signum() == 0
                ? "unknown"
                : Formats.percent(
                        sum(causes).divide(difference, MathContext.DECIMAL64).doubleValue(), 0);
    }

    private Panel waterfall() {
        var chart = new WaterfallChart("Parts of the change in BilledCost", currency);
        chart.setHeightFull();
        chart.setData(
                List.of(
                        step("Price", change.price()),
                        step("Volume", change.volume()),
                        step("New flows", change.newFlows()),
                        step("Ended flows", change.endedFlows()),
                        step("Unmetered", change.unmetered())),
                "Change");
        return new Panel("What changed", currency + " BilledCost, B less A, exact decomposition", chart)
                .foot(new Span("price " + Formats.signed(change.price(), 2) + " + volume "
                        + Formats.signed(change.volume(), 2) + " + new " + Formats.signed(change.newFlows(), 2)
                        + " + ended " + Formats.signed(change.endedFlows(), 2) + " + unmetered "
                        + Formats.signed(change.unmetered(), 2) + " = "
                        + Formats.signed(change.difference().amount(), 2) + " " + currency));
    }

    private Figure evidence() {
        var earlier = Formats.range(compared.before().from(), compared.before().to());
        var later = Formats.range(compared.now().from(), compared.now().to());
        return Figure.of(
                        "Change in BilledCost",
                        Formats.signed(change.difference().amount(), 2),
                        currency)
                .basis(later + " less " + earlier)
                .formula("Per flow: volume = (GB now − GB before) · price before; price = the rest of the difference."
                        + " A flow in one range only is new or ended; one without bytes is unmetered.")
                .worked("price " + change.price().toPlainString() + "\nvolume "
                        + change.volume().toPlainString() + "\nnew "
                        + change.newFlows().toPlainString() + "\nended "
                        + change.endedFlows().toPlainString() + "\nunmetered "
                        + change.unmetered().toPlainString() + "\n= "
                        + change.difference().amount().toPlainString() + " " + currency)
                .input("B", Formats.money(change.after().amount()), currency, Kind.MEASURED, "bills in the lake", later)
                .input(
                        "A",
                        Formats.money(change.before().amount()),
                        currency,
                        Kind.MEASURED,
                        "bills in the lake",
                        earlier)
                .query(egress.shownQuery(question.filter().during(compared.now())))
                .build();
    }

    private static WaterfallChart.Step step(String name, BigDecimal change) {
        return new WaterfallChart.Step(name, change.doubleValue());
    }
}
