package dev.tradewind.planning.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.planning.PlannedChange;
import dev.tradewind.planning.RuleWords;
import dev.tradewind.planning.StoredPlan;
import dev.tradewind.ui.Delta;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Locality;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.TableChoice;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What would change, with what it brings; the saving opens why. */
final class ChangesPanel {
    private ChangesPanel() {}

    /** @param query of the page's address, where the choice of columns and rows stands */
    static Panel of(StoredPlan stored, QueryParameters query) {
        var panel = new Panel(
                tr("Changes"),
                tr(
                        "{0}, the largest saving of the objective first",
                        stored.changes().size()));
        if (stored.changes().isEmpty()) {
            panel.setContent(new EmptyState(
                    "circle-check",
                    tr("Nothing to change"),
                    tr(
                            "Where everything runs today is what the plan would choose, or what it runs at cannot be scored."),
                    null,
                    null));
            return panel;
        }
        var grid = new Grid<PlannedChange>();
        var table = new TableChoice<>(grid, "changes", query, shown -> grid.setAllRowsVisible(shown <= 20));
        fill(grid, table, stored);
        panel.setContent(grid);
        panel.tools(
                table.tools(),
                Downloads.csv(
                        stored.summary().shortId() + "-changes.csv",
                        PlanView.csvHeader(),
                        () -> table.shown().stream()
                                .map(change -> row(change, stored))
                                .toList()));
        return panel;
    }

    private static void fill(Grid<PlannedChange> grid, TableChoice<PlannedChange> table, StoredPlan stored) {
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        var workload = grid.addColumn(PlannedChange::workload)
                .setHeader(tr("Workload"))
                .setAutoWidth(true);
        var owner = grid.addColumn(PlannedChange::owner).setHeader(tr("Owner")).setAutoWidth(true);
        var move = grid.addComponentColumn(change -> move(change, stored))
                .setHeader(tr("Change"))
                .setFlexGrow(1)
                .setWidth("18rem");
        var why = grid.addColumn(ChangesPanel::why).setHeader(tr("Why")).setWidth("10rem");
        var usd = number(
                grid,
                "USD/mo",
                change -> new FigureButton(
                        Formats.signed(change.deltaUsdPerMonth().amount(), 2),
                        "",
                        () -> ChangeFigure.of(change, stored)));
        var carbon = number(grid, "kgCO2e/mo", change -> Delta.of(change.deltaKgCo2ePerMonth(), "", 2));
        var rtt = number(grid, "RTT ms", change -> Delta.of(change.deltaRttMillis(), "", 1));
        var moved = number(grid, tr("Moved GB"), change -> new Span(Formats.number(change.gigabytesMoved(), 0)));
        table.column("workload", workload, tr("Workload"), PlannedChange::workload)
                .column("owner", owner, tr("Owner"), PlannedChange::owner)
                .column("change", move, tr("Change"), change -> text(move(change, stored)))
                .column("why", why, tr("Why"), ChangesPanel::why)
                .column(
                        "usd",
                        usd,
                        "USD/mo",
                        change -> Formats.signed(change.deltaUsdPerMonth().amount(), 2))
                .column("carbon", carbon, "kgCO2e/mo", change -> text(Delta.of(change.deltaKgCo2ePerMonth(), "", 2)))
                .column("rtt", rtt, "RTT ms", change -> text(Delta.of(change.deltaRttMillis(), "", 1)))
                .column("moved", moved, tr("Moved GB"), change -> Formats.number(change.gigabytesMoved(), 0))
                .setItems(stored.changes());
    }

    private static String text(Component cell) {
        return cell.getElement().getTextRecursively();
    }

    private static Component move(PlannedChange change, StoredPlan stored) {
        var text = change.timeShiftOnly()
                ? tr("start {0} → {1}", start(change.fromStart()), start(change.toStart()))
                : stored.snapshot().siteName(change.fromSite()) + " → "
                        + stored.snapshot().siteName(change.toSite())
                        + (change.toStart() == null ? "" : tr(", start {0}", start(change.toStart())));
        var cell = new Div(new Div(change.spot() == null ? text : tr("{0}, on spot capacity", text)));
        var ways = WayWords.line(stored, change);
        if (!ways.isEmpty()) {
            var small = new Div(ways);
            small.addClassName("tw-small");
            cell.add(small);
        }
        return cell;
    }

    private static String why(PlannedChange change) {
        var broken = change.brokenToday();
        if (broken != null && !change.needsPauses()) {
            return tr("keeps {0}", said(RuleWords.rule(broken.rule())));
        }
        if (change.needsPauses()) {
            return tr("gains in {0} pieces, not proposed: no executor pauses a run", change.pieces());
        }
        if (change.awaitsCopy()) {
            return tr("gains once there is a copy of {0}, proposed then", change.awaitedCopy());
        }
        return change.belowMinimum() ? tr("gains too little, not proposed") : tr("gains");
    }

    private static String start(@Nullable Instant at) {
        return at == null
                ? tr("unknown")
                : Formats.instant(at, Locality.current().zone());
    }

    private static Grid.Column<PlannedChange> number(
            Grid<PlannedChange> grid,
            String header,
            com.vaadin.flow.function.ValueProvider<PlannedChange, Component> cell) {
        return grid.addComponentColumn(cell)
                .setHeader(header)
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true);
    }

    private static List<@Nullable Object> row(PlannedChange change, StoredPlan stored) {
        return Arrays.asList(
                change.workload(),
                change.owner(),
                change.fromSite(),
                change.toSite(),
                change.fromStart(),
                change.toStart(),
                change.deltaUsdPerMonth().amount(),
                change.deltaKgCo2ePerMonth(),
                change.deltaRttMillis(),
                change.gigabytesMoved(),
                WayWords.line(stored, change),
                WayWords.stateSites(stored, change));
    }
}
