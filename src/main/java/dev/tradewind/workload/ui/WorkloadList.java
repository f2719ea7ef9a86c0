package dev.tradewind.workload.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.TableChoice;
import dev.tradewind.workload.Workload;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The workloads of a scope as a table whose columns and rows its reader chooses. */
final class WorkloadList {
    private final Grid<Workload> grid = new Grid<>();
    private final Panel panel = new Panel(tr("Workloads"), "", grid).flush();
    private final TableChoice<Workload> choice;

    /** @param narrow beside a detail, where needs and times stand already */
    WorkloadList(List<Workload> all, ScopeParameters scope, QueryParameters query, boolean narrow) {
        choice = new TableChoice<>(
                grid,
                "workloads",
                query,
                shown -> panel.setSubtitle(
                        shown == all.size()
                                ? tr("{0} in this scope", shown)
                                : tr("{0} of {1} in this scope", shown, all.size())));
        var name = grid.addComponentColumn(workload ->
                        new Anchor(scope.link("workloads", Map.of("name", workload.name())), workload.name()))
                .setHeader(tr("Workload"))
                .setComparator(Comparator.comparing(Workload::name))
                .setAutoWidth(true)
                .setFlexGrow(1);
        var kind = grid.addColumn(Workload::kind)
                .setHeader(tr("Kind"))
                .setSortable(true)
                .setWidth("96px")
                .setFlexGrow(0);
        var owner = grid.addColumn(Workload::owner)
                .setHeader(tr("Owner"))
                .setSortable(true)
                .setAutoWidth(true);
        var environment = grid.addColumn(Workload::environment)
                .setHeader(tr("Environment"))
                .setSortable(true)
                .setWidth("120px")
                .setFlexGrow(0);
        var site = grid.addColumn(Workload::siteId)
                .setHeader(tr("Site"))
                .setSortable(true)
                .setAutoWidth(true)
                .setFlexGrow(1);
        var vcpus = number("vCPU", Workload::vcpus);
        var memory = number("GiB", Workload::memoryGib);
        var when = grid.addColumn(WorkloadsView::when)
                .setHeader(tr("When"))
                .setWidth("140px")
                .setFlexGrow(1);
        List.of(environment, vcpus, memory, when).forEach(column -> column.setVisible(!narrow));
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER, GridVariant.WRAP_CELL_CONTENT);
        grid.setAllRowsVisible(all.size() <= Panel.FIRST_ROWS);
        grid.addClassName("tw-grid-page");
        grid.getElement().setAttribute("aria-label", tr("Workloads"));
        choice.column("workload", name, tr("Workload"), Workload::name)
                .column("kind", kind, tr("Kind"), workload -> workload.kind().toString())
                .column("owner", owner, tr("Owner"), Workload::owner)
                .column("environment", environment, tr("Environment"), Workload::environment)
                .column("site", site, tr("Site"), Workload::siteId)
                .column("vcpu", vcpus, "vCPU", workload -> Formats.number(workload.vcpus(), 0))
                .column("gib", memory, "GiB", workload -> Formats.number(workload.memoryGib(), 0))
                .column("when", when, tr("When"), WorkloadsView::when)
                .setItems(all);
        panel.tools(choice.tools());
    }

    private Grid.Column<Workload> number(String header, ToDoubleFunction<Workload> of) {
        return grid.addColumn(workload -> Formats.number(of.applyAsDouble(workload), 0))
                .setHeader(header)
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("80px")
                .setFlexGrow(0);
    }

    Panel panel() {
        return panel;
    }

    /** Exactly the rows that are shown. */
    Anchor csv() {
        return Downloads.csv(
                "workloads.csv",
                List.of("name", "kind", "owner", "environment", "site", "vcpus", "memory GiB", "gpus", "when"),
                () -> choice.shown().stream()
                        .map(workload -> Arrays.<Object>asList(
                                workload.name(),
                                workload.kind(),
                                workload.owner(),
                                workload.environment(),
                                workload.siteId(),
                                workload.vcpus(),
                                workload.memoryGib(),
                                workload.gpus(),
                                WorkloadsView.when(workload)))
                        .toList());
    }
}
