package dev.tradewind.planning.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import dev.tradewind.placement.Choice;
import dev.tradewind.placement.Explanation;
import dev.tradewind.planning.CommitContradiction;
import dev.tradewind.planning.StoredPlan;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why each workload got its place: what was filtered, what came next, what would change the answer. */
final class WhyPanel {
    private WhyPanel() {}

    /** @param site where it goes; null when it could not be placed */
    record Line(
            String workload,
            @Nullable String site,
            @Nullable Choice choice,
            Explanation explanation) {}

    static Panel of(StoredPlan stored) {
        var lines = lines(stored);
        return new Panel(
                        tr("Why each workload goes where"),
                        tr("{0} workloads; open one", lines.size()),
                        grid(stored, lines))
                .flush()
                .tools(Downloads.csv(
                        stored.summary().shortId() + "-why.csv",
                        WhyWords.csvHeader(),
                        () -> lines.stream()
                                .flatMap(line -> WhyWords.csvRows(stored, line).stream())
                                .toList()));
    }

    private static List<Line> lines(StoredPlan stored) {
        var lines = new ArrayList<Line>();
        stored.plan()
                .infeasible()
                .forEach(
                        infeasible -> lines.add(new Line(infeasible.workload(), null, null, infeasible.explanation())));
        stored.plan()
                .assignments()
                .forEach(placed -> lines.add(
                        new Line(placed.workload(), placed.choice().site(), placed.choice(), placed.explanation())));
        return lines;
    }

    private static Grid<Line> grid(StoredPlan stored, List<Line> lines) {
        var grid = new Grid<Line>();
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.addColumn(Line::workload).setHeader(tr("Workload")).setAutoWidth(true);
        grid.addColumn(line ->
                        line.site() == null ? tr("nowhere") : stored.snapshot().siteName(line.site()))
                .setHeader(tr("Place"))
                .setAutoWidth(true);
        grid.addColumn(line -> Formats.number(line.explanation().considered()))
                .setHeader(tr("Sites"))
                .setAutoWidth(true);
        grid.addColumn(line -> WhyWords.filtered(line.explanation()))
                .setHeader(tr("Filtered"))
                .setFlexGrow(1);
        grid.addColumn(line -> WhyWords.runnerUp(stored, line))
                .setHeader(tr("Runner-up"))
                .setFlexGrow(1);
        grid.setItemDetailsRenderer(new ComponentRenderer<>(line -> detail(stored, line)));
        grid.setItems(lines);
        grid.setAllRowsVisible(lines.size() <= 30);
        if (lines.size() > 30) {
            grid.setHeight("70vh");
        }
        return grid;
    }

    private static Component detail(StoredPlan stored, Line line) {
        var body = new Div();
        body.addClassName("pl-body");
        list(
                body,
                tr("Filtered"),
                line.explanation().filtered().stream()
                        .map(count -> WhyWords.filter(stored, count))
                        .toList());
        var committed = new CommitContradiction(stored.snapshot()).of(line.workload());
        list(body, tr("Consistency"), committed.stream().toList());
        list(body, tr("State it writes"), WhyWords.written(stored, line));
        var choice = line.choice();
        list(body, tr("Network paths"), choice == null ? List.of() : WayWords.paths(stored, choice, line.workload()));
        list(
                body,
                tr("Best places, USD a month"),
                line.explanation().best().stream()
                        .map(best -> WhyWords.terms(stored, best))
                        .toList());
        list(
                body,
                tr("What would change it"),
                line.explanation().sensitivities().stream()
                        .map(sensitivity -> WhyWords.sensitivity(stored, sensitivity))
                        .toList());
        return body;
    }

    private static void list(Div body, String title, List<String> texts) {
        if (!texts.isEmpty()) {
            body.add(new H3(title));
            texts.forEach(text -> body.add(new Div(new Span(text))));
        }
    }
}
