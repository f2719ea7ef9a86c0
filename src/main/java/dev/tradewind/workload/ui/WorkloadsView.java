package dev.tradewind.workload.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.dependency.StyleSheet;
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
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.MainLayout;
import dev.tradewind.ui.Page;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;

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
        String name = query.getSingleParameter("name").orElse("");
        var chosen =
                shown.stream().filter(workload -> workload.name().equals(name)).findFirst();
        var list = new WorkloadList(shown, scope, query, chosen.isPresent());
        clearTools();
        addTools(button(scope.link("data"), tr("Import a workload file")), list.csv());
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
        if (chosen.isEmpty()) {
            content.add(list.panel());
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
            content.add(row("3fr 2fr", list.panel(), detail.panel()));
        }
    }

    private static Anchor button(String href, String text) {
        var link = new Anchor(href, text);
        link.addClassName("tw-button");
        return link;
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
}
