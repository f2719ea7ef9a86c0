package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.egress.Comparison;
import dev.tradewind.egress.cause.CauseFacts;
import dev.tradewind.egress.cause.Causes;
import dev.tradewind.egress.cause.Intended;
import dev.tradewind.egress.change.Billed;
import dev.tradewind.egress.change.ChangeQueries;
import dev.tradewind.egress.change.ChangeView;
import dev.tradewind.egress.change.ChangedFlow;
import dev.tradewind.egress.change.EgressChange;
import dev.tradewind.egress.change.Part;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.ui.Delta;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.FigureInput;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.KpiStrip;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.WaterfallChart;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Two ranges against each other: exact parts, what may be behind them, and every line in a table. */
final class ExplainTab {
    private final PlaceNames places;
    private final EgressQuestion question;
    private final Comparison compared;
    private final EgressChange change;
    private final Causes causes;
    private final ChangeFigures figures;

    ExplainTab(
            ChangeQueries changes,
            PlaceNames places,
            EgressQuestion question,
            Comparison compared,
            String currency,
            List<Intended> intended) {
        this.places = places;
        this.question = question;
        this.compared = compared;
        this.change = changes.between(question.filter(), compared, currency);
        this.causes = Causes.of(new CauseFacts(change, places::of, intended));
        this.figures = new ChangeFigures(changes, question, compared, currency);
    }

    KpiStrip figures() {
        var before = sum(ChangedFlow::earlier);
        var after = sum(ChangedFlow::now);
        var strip = new KpiStrip();
        side(strip, "A", compared.before(), before);
        side(strip, "B", compared.now(), after);
        var difference = change.difference().amount();
        strip.add(
                tr("Change, B less A"),
                Formats.signed(difference, difference.abs().compareTo(BigDecimal.valueOf(1000)) < 0 ? 2 : 0),
                change.currency(),
                () -> figures.difference(tr("Change in BilledCost"), before, after, change.parts()),
                new Div(percentages()));
        if (difference.signum() == 0) {
            return strip.add(tr("Explained by candidate causes"), "–", "", null, tr("nothing changed"));
        }
        strip.add(
                tr("Explained by candidate causes"),
                share(),
                "%",
                this::explained,
                causes.changed().size() == 1
                        ? tr(
                                "{0} of {1} {2}, {3} cause",
                                Formats.signed(causes.explained(), 0),
                                Formats.signed(difference, 0),
                                change.currency(),
                                causes.changed().size())
                        : tr(
                                "{0} of {1} {2}, {3} causes",
                                Formats.signed(causes.explained(), 0),
                                Formats.signed(difference, 0),
                                change.currency(),
                                causes.changed().size()));
        return strip;
    }

    List<Component> content() {
        if (change.flows().isEmpty()) {
            return List.of(new EmptyState(
                    "git-compare",
                    tr("Nothing to compare"),
                    tr("Neither range holds a transfer. Choose two ranges that a bill covers."),
                    null,
                    null));
        }
        var first = new Div(waterfall(), new CausePanel(figures, change, causes).panel());
        first.addClassNames("tw-row", "tw-row-tall");
        first.getStyle().set("--tw-columns", "minmax(0, 1fr) minmax(0, 1.25fr)");
        var view = ChangeView.of(question.by() == null ? "" : question.by()).orElse(ChangeView.FLOW);
        var second = new Div(new ChangeTable(places, question, compared, figures, change, view).panel());
        second.addClassNames("tw-row", "tw-row-tall");
        return List.of(first, second);
    }

    private void side(KpiStrip strip, String name, TimeRange range, Billed billed) {
        var words = name + ", " + Formats.range(range.from(), range.to());
        if (billed.charges() == 0) {
            strip.add(words, "0", change.currency(), null, tr("nothing billed"));
            return;
        }
        strip.add(
                words,
                Formats.money(billed.cost()),
                change.currency(),
                () -> figures.side(tr("BilledCost of {0}", name), range, billed),
                Formats.number(billed.gigabytes(), 0) + " GB"
                        + billed.perGigabyte()
                                .map(price -> tr(" at {0} {1} / GB", Formats.number(price, 4), change.currency()))
                                .orElse(""));
    }

    private Component percentages() {
        var was = change.before().amount();
        long a = compared.before().duration().toDays();
        long b = compared.now().duration().toDays();
        return was.signum() == 0
                ? new Span(tr("nothing billed in A"))
                : new Span(
                        Delta.of(
                                change.difference()
                                        .amount()
                                        .multiply(BigDecimal.valueOf(100))
                                        .divide(was, MathContext.DECIMAL64),
                                "%",
                                1),
                        new Span(a == b ? tr(" on cost") : tr(" on cost, {0} days against {1}", b, a)));
    }

    private Billed sum(Function<ChangedFlow, Billed> side) {
        return change.flows().stream().map(side).reduce(Billed.NOTHING, Billed::plus);
    }

    private String share() {
        var difference = change.difference().amount();
        return Formats.percent(
                causes.explained().divide(difference, MathContext.DECIMAL64).doubleValue(), 0);
    }

    private Figure explained() {
        return Figure.of(tr("Explained by candidate causes"), share(), "%")
                .formula(
                        tr(
                                "The part of the change that the flows behind the causes make up, each flow once, with their signs; more than 100 % means that other flows go the other way."))
                .worked(Formats.fullMoney(causes.explained()) + " ÷ "
                        + Formats.fullMoney(change.difference().amount()))
                .input(
                        tr("Behind the causes, each flow once"),
                        Formats.fullMoney(causes.explained()),
                        change.currency(),
                        Kind.MEASURED,
                        tr("bills in the lake"),
                        "")
                .input(
                        tr("Change in BilledCost"),
                        Formats.fullMoney(change.difference().amount()),
                        change.currency(),
                        Kind.MEASURED,
                        tr("bills in the lake"),
                        "")
                .inputs(causes.changed().stream()
                        .map(cause -> new FigureInput(
                                said(cause.title()),
                                Formats.signed(cause.change(), 2),
                                change.currency(),
                                Kind.MEASURED,
                                said(cause.kind().label()),
                                ""))
                        .toList())
                .build();
    }

    private static Span together(Component... words) {
        var span = new Span(words);
        span.getStyle().set("white-space", "nowrap");
        return span;
    }

    private Panel waterfall() {
        var chart = new WaterfallChart(tr("Parts of the change in BilledCost"), change.currency());
        chart.setHeightFull();
        var parts = change.parts();
        chart.setData(
                Arrays.stream(Part.values())
                        .filter(part -> part != Part.UNMETERED || parts.of(part).signum() != 0)
                        .map(part -> new WaterfallChart.Step(
                                part.brief(), parts.of(part).doubleValue()))
                        .toList(),
                tr("Change"));
        var sums = new Div();
        sums.addClassNames("tw-line", "tw-wrap");
        for (var part : Part.values()) {
            if (parts.of(part).signum() != 0) {
                sums.add(together(
                        new Span(said(part.label()) + " "),
                        new FigureButton(Formats.signed(parts.of(part), 2), "", () -> figures.part(part, change))));
            }
        }
        sums.add(together(new Span("= " + Formats.signed(change.difference().amount(), 2) + " " + change.currency())));
        return new Panel(
                        tr("What changed"),
                        tr("{0} BilledCost, B less A, exact decomposition", change.currency()),
                        chart)
                .foot(sums);
    }
}
