package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.egress.AttributedEgress;
import dev.tradewind.egress.Attributions;
import dev.tradewind.egress.CausedFlow;
import dev.tradewind.egress.attribution.SeenFlow.Side;
import dev.tradewind.quantity.Money;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which workload caused what was billed, as flow logs tell, with what nobody is found for. */
final class AttributionPanel {
    private static final List<String> HEADER = List.of(
            "from workload",
            "from site",
            "to workload",
            "to site",
            "owner",
            "billed class",
            "caused class",
            "GB (10^9 bytes)",
            "BilledCost",
            "currency",
            "bills",
            "unattributed because");

    private final Attributions attributions;
    private final AttributionFigures figures;
    private final PlaceNames places;
    private final EgressQuestion question;
    private final String currency;

    AttributionPanel(Attributions attributions, PlaceNames places, EgressQuestion question, String currency) {
        this.attributions = attributions;
        this.figures = new AttributionFigures(attributions, question);
        this.places = places;
        this.question = question;
        this.currency = currency;
    }

    Panel content() {
        if (!attributions.hasFlows()) {
            return new Panel(
                    tr("Caused by"),
                    tr("no flow log yet"),
                    new EmptyState(
                            "arrow-up-right",
                            tr("No flow log yet"),
                            tr(
                                    "Import VPC or VNet flow logs and a file of addresses: the bill is then shared among the workloads that moved the bytes, to the cent."),
                            tr("Import flow logs"),
                            "data"));
        }
        var all = attributions.of(question.filter()).stream()
                .filter(each -> each.billed().currency().equals(currency))
                .findFirst()
                .orElseGet(() ->
                        new AttributedEgress(Money.zero(currency), Money.zero(currency), BigDecimal.ZERO, List.of()));
        var panel = new Panel(
                        tr("Caused by"),
                        tr(
                                "BilledCost in {0} shared by bytes of flow logs, {1}",
                                currency, question.scope().rangeInWords()),
                        grid(all))
                .flush()
                .tools(Downloads.csv(
                        "egress-caused-by.csv",
                        HEADER,
                        () -> all.lines().stream().map(AttributionPanel::row).toList()));
        all.coverage()
                .ifPresent(share -> panel.foot(
                        new Span(tr("Attributed")),
                        new FigureButton(Formats.percent(share, 1), "%", () -> figures.coverage(all)),
                        new Span(tr(
                                "of BilledCost; unattributed {0} {1}. All lines add up to {2} {1}.",
                                Formats.money(all.unattributed().amount()),
                                currency,
                                Formats.money(all.billed().amount())))));
        panel.addClassName("tw-fill");
        return panel;
    }

    private Grid<CausedFlow> grid(AttributedEgress all) {
        var grid = new Grid<CausedFlow>();
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER);
        grid.addComponentColumn(this::cause)
                .setHeader(tr("Caused by"))
                .setComparator(Comparator.comparing(this::name))
                .setFlexGrow(3);
        grid.addColumn(line -> place(line.from()) + " → " + place(line.to()))
                .setHeader(tr("Flow"))
                .setSortable(true)
                .setFlexGrow(2);
        grid.addColumn(line -> said(line.billedClass().label()))
                .setHeader(tr("Billed class"))
                .setSortable(true);
        grid.addColumn(line -> line.isAttributed() ? said(line.causedClass().label()) : "—")
                .setHeader(tr("Caused class"))
                .setSortable(true);
        number(grid.addColumn(line -> Formats.number(line.gigabytes(), 1)), "GB")
                .setComparator(Comparator.comparing(CausedFlow::gigabytes));
        number(
                        grid.addComponentColumn(line -> new FigureButton(
                                Formats.money(line.cost().amount()), "", () -> figures.cost(name(line), line))),
                        "BilledCost " + currency)
                .setComparator(Comparator.comparing(line -> line.cost().amount()));
        grid.setItems(all.lines());
        grid.setHeightFull();
        grid.getElement().setAttribute("aria-label", tr("Caused by"));
        return grid;
    }

    private static Grid.Column<CausedFlow> number(Grid.Column<CausedFlow> column, String header) {
        return column.setHeader(header)
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
    }

    private Component cause(CausedFlow line) {
        var name = new Span(name(line));
        if (line.isAttributed()) {
            name.getStyle().set("white-space", "normal");
        } else {
            // many lines say the same; each keeps to one line, whole when pointed at
            name.addClassName("tw-quiet");
            name.setTitle(name(line));
        }
        return name;
    }

    private String name(CausedFlow line) {
        var why = line.why();
        return why == null
                ? workload(line.from()) + " → " + workload(line.to())
                : tr("Unattributed: {0}", said(why.words()));
    }

    private String workload(Side side) {
        return side.workload() == null ? place(side) : side.workload();
    }

    private String place(Side side) {
        return places.of(side.site());
    }

    private static List<@Nullable Object> row(CausedFlow line) {
        return Arrays.<@Nullable Object>asList(
                line.from().workload(),
                line.from().site(),
                line.to().workload(),
                line.to().site(),
                line.from().owner(),
                line.billedClass(),
                line.isAttributed() ? line.causedClass() : null,
                line.gigabytes(),
                line.cost().amount(),
                line.cost().currency(),
                line.bills(),
                line.why() == null ? null : line.why().words());
    }
}
