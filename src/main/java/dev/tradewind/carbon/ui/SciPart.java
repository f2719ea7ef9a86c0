package dev.tradewind.carbon.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.carbon.sci.Counts;
import dev.tradewind.carbon.sci.FunctionalUnits;
import dev.tradewind.carbon.sci.SciCsv;
import dev.tradewind.carbon.sci.SciScore;
import dev.tradewind.carbon.sci.SciScores;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.Role;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.KindMark;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.StackedRows;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.core.annotation.Order;

/** Elif rates each workload by what it serves, an order or a request, and sees which counts are still missing. */
@org.springframework.stereotype.Component
@Order(2)
class SciPart implements CarbonPart {
    private final SciScores scores;
    private final FunctionalUnits units;
    private final CurrentPerson current;

    SciPart(SciScores scores, FunctionalUnits units, CurrentPerson current) {
        this.scores = scores;
        this.units = units;
        this.current = current;
    }

    @Override
    public String tab() {
        return "sci";
    }

    @Override
    public String label() {
        return "SCI";
    }

    @Override
    public List<Component> content(Look look) {
        if (look.workloads().isEmpty()) {
            return List.of(new EmptyState(
                    "boxes",
                    tr("No workload in this scope"),
                    tr("What one order or request emits stands here once workloads and counts are imported."),
                    tr("Import workloads"),
                    "data"));
        }
        var scope = look.scope();
        var range = new TimeRange(scope.from(), scope.to().isAfter(look.now()) ? look.now() : scope.to());
        List<SciScore> rated = scores.of(look.workloads(), range).stream()
                .sorted(Comparator.comparing(SciPart::order)
                        .thenComparing(score -> score.workload().name()))
                .toList();
        boolean mayChoose = current.find()
                .filter(person -> person.has(Role.SUSTAINABILITY) || person.has(Role.ANALYST))
                .isPresent();
        var panel = new Panel(
                        tr("Software carbon intensity"),
                        tr(
                                "{0} · SCI = (E · I + M) / R, ISO/IEC 21031, location-based, average; no certificates, no offsets",
                                scope.rangeInWords()),
                        grid(rated, look, mayChoose),
                        stacked(rated, look, mayChoose))
                .flush();
        panel.tools(Downloads.csv(
                "tradewind-sci-" + scope.from().toString().substring(0, 10) + ".csv",
                SciCsv.HEADER,
                () -> rated.stream().map(SciCsv::row).toList()));
        var missing =
                rated.stream().filter(score -> score.missing().isPresent()).count();
        panel.foot(new Span(tr(
                "{0} of {1} workloads have a rate. A rate has no total: rates of several workloads are never added. Counts come from a file (workload, from, to, unit, count) or the feed prometheus-units.",
                Formats.number(rated.size() - missing), Formats.number(rated.size()))));
        return List.of(CarbonGrid.whole(panel));
    }

    /** Rates first, then what lacks only its counts. */
    private static int order(SciScore score) {
        return score.missing().isEmpty() ? 0 : score.unit() != null ? 1 : 2;
    }

    private Grid<SciScore> grid(List<SciScore> rated, Look look, boolean mayChoose) {
        Map<String, SortedSet<String>> counted = units.counted();
        var grid = new Grid<SciScore>();
        grid.addComponentColumn(score -> name(score, look))
                .setHeader(tr("Workload"))
                .setWidth("200px")
                .setFlexGrow(4);
        grid.addColumn(score -> score.workload().owner()).setHeader(tr("Owner"));
        grid.addComponentColumn(score -> unit(score, counted, mayChoose))
                .setHeader(tr("Functional unit"))
                .setWidth(mayChoose ? "210px" : "140px")
                .setFlexGrow(0);
        number(grid, "R", SciPart::count);
        number(grid, "E, kWh", score -> rate(score, score.energyKwh(), 1));
        number(grid, "I, gCO2e/kWh", score -> rate(score, score.gramsPerKwh(), 1));
        number(grid, "M, gCO2e", score -> rate(score, score.embodiedGrams(), 0));
        grid.addComponentColumn(score -> figure(score, look))
                .setHeader(tr("SCI, gCO2e per unit"))
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(4);
        grid.addComponentColumn(score -> {
                    var counts = score.counts();
                    return counts == null || counts.kinds().isEmpty()
                            ? new Span("")
                            : new KindMark(ZoneFigures.kind(counts.kinds().last()), "R " + hours(counts));
                })
                .setHeader(tr("Counted"))
                .setFlexGrow(2);
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER);
        grid.setItems(rated);
        grid.setHeightFull();
        grid.addClassName(StackedRows.BESIDE);
        grid.getElement().setAttribute("aria-label", tr("Software carbon intensity by workload"));
        return grid;
    }

    private StackedRows stacked(List<SciScore> rated, Look look, boolean mayChoose) {
        Map<String, SortedSet<String>> counted = units.counted();
        var rows = new StackedRows(tr("Software carbon intensity by workload"));
        for (var score : rated) {
            var name =
                    new Span(name(score, look), new Span(" " + score.workload().owner()));
            if (score.gramsPerUnit().isEmpty()) {
                rows.row(name, figure(score, look), unit(score, counted, mayChoose));
            } else {
                rows.row(
                        name,
                        figure(score, look),
                        new Span("R %s · E %s kWh · I %s gCO2e/kWh · M %s gCO2e"
                                .formatted(
                                        count(score),
                                        rate(score, score.energyKwh(), 1),
                                        rate(score, score.gramsPerKwh(), 1),
                                        rate(score, score.embodiedGrams(), 0))),
                        unit(score, counted, mayChoose));
            }
        }
        return rows;
    }

    private static Anchor name(SciScore score, Look look) {
        var name = score.workload().name();
        return new Anchor(look.scope().link("workloads", Map.of("name", name)), name);
    }

    private Component unit(SciScore score, Map<String, SortedSet<String>> counted, boolean mayChoose) {
        return mayChoose
                ? new UnitChoice(
                        units, score, counted.getOrDefault(score.workload().name(), new TreeSet<>(Set.of())))
                : new Span(score.unit() == null ? tr("none") : score.unit());
    }

    private static Component figure(SciScore score, Look look) {
        return score.gramsPerUnit()
                .<Component>map(grams ->
                        new FigureButton(SciFigures.value(score, grams), "g", () -> SciFigures.of(score, look)))
                .orElseGet(() -> {
                    var why = new Span(said(score.missing().orElseThrow().words()));
                    why.addClassName("tw-quiet");
                    return why;
                });
    }

    private static String count(SciScore score) {
        return score.counts() == null || score.counts().hours().isEmpty()
                ? tr("not counted")
                : Formats.number(score.counts().units(), 0);
    }

    static String hours(Counts counts) {
        return said(counts.kinds().last().name().toLowerCase(java.util.Locale.ROOT)) + ", "
                + Formats.number(counts.counted().toHours()) + " h";
    }

    private static void number(
            Grid<SciScore> grid, String head, com.vaadin.flow.function.ValueProvider<SciScore, String> value) {
        grid.addColumn(value).setHeader(head).setTextAlign(ColumnTextAlign.END);
    }

    /** Inputs are shown where there is a rate; elsewhere they would be of no hours. */
    private static String rate(SciScore score, double value, int decimals) {
        return score.gramsPerUnit().isEmpty() ? "" : Formats.number(value, decimals);
    }
}
