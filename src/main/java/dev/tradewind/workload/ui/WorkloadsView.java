package dev.tradewind.workload.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.Role;
import dev.tradewind.ui.Access;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.MainLayout;
import dev.tradewind.ui.Page;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Ada sees what runs, where and under which needs; one workload opens beside the list, named in the URL. */
@Route(value = "workloads", layout = MainLayout.class)
@PageTitle("Workloads · Tradewind")
@RolesAllowed(Access.VIEWER)
@StyleSheet("decisions.css")
class WorkloadsView extends Page implements BeforeEnterObserver {
    private final transient Workloads workloads;
    private final transient Catalog catalog;
    private final transient CurrentPerson person;
    private final transient Clock clock;
    private final Div content = new Div();

    WorkloadsView(Workloads workloads, Catalog catalog, CurrentPerson person, Clock clock) {
        super(tr("Workloads"), tr("what do we run, where, under which rules?"));
        this.workloads = workloads;
        this.catalog = catalog;
        this.person = person;
        this.clock = clock;
        content.getStyle().set("display", "contents");
        add(content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        ScopeParameters scope = ScopeParameters.of(query, clock);
        List<Workload> shown = workloads.all().stream()
                .filter(workload -> scope.owner() == null || scope.owner().equals(workload.owner()))
                .filter(workload ->
                        scope.environment() == null || scope.environment().equals(workload.environment()))
                .filter(workload ->
                        scope.provider() == null || workload.siteId().startsWith(scope.provider() + ":"))
                .toList();
        clearTools();
        addTools(button(scope.link("data"), tr("Import a workload file")), csv(shown));
        content.removeAll();
        if (shown.isEmpty()) {
            content.add(new EmptyState(
                    "boxes",
                    tr("No workload in this scope"),
                    tr(
                            "What you run stands here: its needs, data, users and windows. Describe it in a YAML or CSV file (docs/formats.md) and import that on the Data page."),
                    tr("Import a workload file"),
                    scope.link("data")));
            return;
        }
        String name = query.getSingleParameter("name").orElse("");
        var chosen =
                shown.stream().filter(workload -> workload.name().equals(name)).findFirst();
        var list = list(shown, scope, chosen.isPresent());
        if (chosen.isEmpty()) {
            content.add(list);
        } else {
            var mayChange = person.current()
                    .may(Role.OPERATOR, chosen.get().owner(), chosen.get().environment());
            var detail = new WorkloadDetail(
                    chosen.get(),
                    workloads,
                    catalog,
                    scope,
                    clock.instant(),
                    mayChange,
                    () -> getUI().ifPresent(ui -> ui.refreshCurrentRoute(false)));
            content.add(row("3fr 2fr", list, detail.panel()));
        }
    }

    private static Anchor button(String href, String text) {
        var link = new Anchor(href, text);
        link.addClassName("tw-button");
        return link;
    }

    /** @param narrow beside a detail, where needs and times stand already */
    private static Panel list(List<Workload> shown, ScopeParameters scope, boolean narrow) {
        var grid = new Grid<Workload>();
        grid.addComponentColumn(workload ->
                        new Anchor(scope.link("workloads", Map.of("name", workload.name())), workload.name()))
                .setHeader(tr("Workload"))
                .setComparator(Comparator.comparing(Workload::name))
                .setAutoWidth(true)
                .setFlexGrow(1);
        grid.addColumn(Workload::kind)
                .setHeader(tr("Kind"))
                .setSortable(true)
                .setWidth("96px")
                .setFlexGrow(0);
        grid.addColumn(Workload::owner).setHeader(tr("Owner")).setSortable(true).setAutoWidth(true);
        grid.addColumn(Workload::environment)
                .setHeader(tr("Environment"))
                .setSortable(true)
                .setWidth("120px")
                .setFlexGrow(0)
                .setVisible(!narrow);
        grid.addColumn(Workload::siteId)
                .setHeader(tr("Site"))
                .setSortable(true)
                .setAutoWidth(true)
                .setFlexGrow(1);
        grid.addColumn(workload -> Formats.number(workload.vcpus(), 0))
                .setHeader("vCPU")
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("80px")
                .setFlexGrow(0)
                .setVisible(!narrow);
        grid.addColumn(workload -> Formats.number(workload.memoryGib(), 0))
                .setHeader("GiB")
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("80px")
                .setFlexGrow(0)
                .setVisible(!narrow);
        grid.addColumn(WorkloadsView::when)
                .setHeader(tr("When"))
                .setWidth("140px")
                .setFlexGrow(1)
                .setVisible(!narrow);
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER, GridVariant.WRAP_CELL_CONTENT);
        grid.setItems(shown);
        grid.setAllRowsVisible(true);
        grid.getElement().setAttribute("aria-label", tr("Workloads"));
        return new Panel(tr("Workloads"), tr("{0} in this scope", shown.size()), grid).flush();
    }

    static String when(Workload workload) {
        var window = workload.window();
        if (window == null) {
            return tr("always on");
        }
        return window.schedule() == null
                ? tr("once, by {0}", window.deadline())
                : window.schedule() + " " + window.zone().getId();
    }

    private static Anchor csv(List<Workload> shown) {
        return Downloads.csv(
                "workloads.csv",
                List.of("name", "kind", "owner", "environment", "site", "vcpus", "memory GiB", "gpus", "when"),
                () -> shown.stream()
                        .map(workload -> Arrays.<Object>asList(
                                workload.name(),
                                workload.kind(),
                                workload.owner(),
                                workload.environment(),
                                workload.siteId(),
                                workload.vcpus(),
                                workload.memoryGib(),
                                workload.gpus(),
                                when(workload)))
                        .toList());
    }
}
