package dev.tradewind.planning.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.tradewind.audit.ActorSource;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.Role;
import dev.tradewind.planning.Outages;
import dev.tradewind.planning.PlanLinks;
import dev.tradewind.planning.PlanRequest;
import dev.tradewind.planning.PlanRuns;
import dev.tradewind.planning.PlanSummary;
import dev.tradewind.planning.Plans;
import dev.tradewind.planning.Replans;
import dev.tradewind.planning.savings.Savings;
import dev.tradewind.ui.Access;
import dev.tradewind.ui.Delta;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.MainLayout;
import dev.tradewind.ui.Page;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.Segments;
import jakarta.annotation.security.RolesAllowed;
import java.time.ZoneOffset;
import java.util.Set;

/** An operator asks what would be best now, watches the engine work, and opens the plan that comes out. */
@Route(value = PlanLinks.LIST, layout = MainLayout.class)
@PageTitle("Plans · Tradewind")
@RolesAllowed(Access.VIEWER)
@StyleSheet("decisions.css")
class PlansView extends Page implements BeforeEnterObserver {
    private static final String SAVINGS = "savings";
    private static final String OUTAGES = "outages";
    private static final int SHOWN = 200;
    private final transient Plans plans;
    private final transient PlanRuns runs;
    private final transient ActorSource actors;
    private final transient Savings savings;
    private final transient Outages outages;
    private final transient Replans replans;
    private final transient Catalog catalog;
    private final Div tabs = new Div();
    private final Div progress = new Div();
    private final Div content = new Div();
    private final Div chosen = new Div();
    private final NativeButton planNow = new NativeButton("Plan now");
    private final boolean mayPlan;
    private final boolean mayReport;
    private boolean onPlans = true;

    PlansView(
            Plans plans,
            PlanRuns runs,
            Savings savings,
            Outages outages,
            Replans replans,
            Catalog catalog,
            ActorSource actors,
            CurrentPerson person) {
        super("Plans", "what would be best, and how sure is it?");
        this.plans = plans;
        this.runs = runs;
        this.savings = savings;
        this.outages = outages;
        this.replans = replans;
        this.catalog = catalog;
        this.actors = actors;
        mayPlan = person.current().has(Role.OPERATOR);
        mayReport = person.current().everywhere(Role.OPERATOR);
        planNow.addClassNames("tw-button", "tw-button-primary");
        planNow.addClickListener(click -> start(PlanRequest.all("asked for on the Plans page")));
        if (mayPlan) {
            addTools(planNow);
        }
        content.addClassName("pl-body");
        // An empty part would still be given its gap.
        chosen.setVisible(false);
        progress.setVisible(false);
        add(tabs, chosen, progress, content);
    }

    private void tab(String tab) {
        var onSavings = tab.equals(SAVINGS);
        var onOutages = tab.equals(OUTAGES);
        onPlans = !onSavings && !onOutages;
        tabs.removeAll();
        tabs.add(new Segments("Plans, outages or last month")
                .add("Plans", PlanLinks.LIST, onPlans)
                .add("Outages and changes", PlanLinks.LIST + "?tab=" + OUTAGES, onOutages)
                .add("Savings last month", PlanLinks.LIST + "?tab=" + SAVINGS, onSavings));
        if (onSavings) {
            content.removeAll();
            content.add(new SavingsPanel(savings));
        } else if (onOutages) {
            content.removeAll();
            content.add(new OutagesPanel(outages, plans, replans, catalog, mayReport, mayPlan, this::start));
        } else {
            show();
        }
    }

    /** A link may carry a choice made elsewhere: {@code ?workload=…&workload=…&site=…}. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var asked = event.getLocation().getQueryParameters();
        tab(asked.getSingleParameter("tab").orElse(""));
        var names = asked.getParameters("workload");
        chosen.removeAll();
        chosen.setVisible(!names.isEmpty());
        if (names.isEmpty()) {
            return;
        }
        var site = asked.getSingleParameter("site").orElse("");
        var planThese = new NativeButton("Plan only " + String.join(", ", names));
        planThese.addClassNames("tw-button", "tw-button-primary");
        planThese.setVisible(mayPlan);
        planThese.addClickListener(click -> start(new PlanRequest(
                "from a what-if on the Egress page" + (site.isEmpty() ? "" : ", to " + site), Set.copyOf(names))));
        chosen.add(new Panel(
                "From a what-if",
                String.join(", ", names) + (site.isEmpty() ? "" : " → " + site),
                new Paragraph("The plan weighs "
                        + (site.isEmpty() ? "every permitted site" : site + " against every other permitted site")
                        + " by cost, emissions and latency, and proposes the best."
                        + (mayPlan
                                ? ""
                                : " Planning takes the role OPERATOR; send an operator the link to this page.")),
                planThese));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var running = runs.current();
        if (running != null) {
            watch(running, event.getUI());
        }
    }

    private void start(PlanRequest request) {
        var run = runs.start(request, actors.current());
        watch(run, UI.getCurrent());
    }

    private void watch(PlanRuns.Running run, UI ui) {
        planNow.setEnabled(false);
        var bar = new ProgressBar();
        bar.setIndeterminate(true);
        bar.getElement().setAttribute("aria-label", "Planning");
        var cancel = new NativeButton("Stop and keep the best so far", click -> run.cancel());
        cancel.addClassName("tw-button");
        cancel.setVisible(mayPlan);
        var text = new Span("Planning since " + Formats.instant(run.startedAt(), ZoneOffset.UTC)
                + ": freezing inputs, pricing capacity, placing workloads. It goes on if you leave this page.");
        var line = new Div(text, cancel);
        line.addClassName("tw-line");
        progress.removeAll();
        progress.add(line, bar);
        progress.setVisible(true);
        run.result()
                .whenComplete((id, failure) -> ui.access(() -> {
                    progress.removeAll();
                    progress.setVisible(failure != null);
                    planNow.setEnabled(true);
                    if (failure != null) {
                        progress.add(new EmptyState(
                                "triangle-alert",
                                "No plan was made",
                                "Nothing was changed. " + failure.getMessage(),
                                "See where the data comes from",
                                "data"));
                    }
                    if (onPlans) {
                        show();
                    }
                }));
    }

    private void show() {
        var newest = plans.newest(SHOWN);
        content.removeAll();
        if (newest.isEmpty()) {
            content.add(empty());
            return;
        }
        plans.byId(newest.getFirst().id()).ifPresent(stored -> {
            var head = new Div(new H2("Newest plan"), new Span(PlanBody.words(stored)));
            head.addClassName("pl-head");
            var tools = new Div();
            tools.addClassName("tw-page-tools");
            tools.add(PlanBody.tools(stored, plans));
            head.add(tools);
            content.add(head, PlanBody.of(stored, "2fr 1fr"));
        });
        var all = new Panel(
                "All plans", newest.size() == 1 ? "1 so far" : newest.size() + ", newest first", grid(newest));
        content.add(all.flush());
    }

    private Component empty() {
        return new EmptyState(
                "calendar-range",
                "No plan yet",
                "A plan places every workload where and when it costs least in money and carbon, within the policies, "
                        + "and proves how much better any other plan could be. It needs workloads; carbon, prices and "
                        + "round trips make it sharper.",
                mayPlan ? "Import workloads" : null,
                mayPlan ? "data" : null);
    }

    private static Component grid(java.util.List<PlanSummary> newest) {
        var grid = new Grid<PlanSummary>();
        grid.addComponentColumn(plan -> new Anchor(PlanLinks.detail(plan), plan.shortId()))
                .setHeader("Plan")
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(plan -> Formats.instant(plan.createdAt(), ZoneOffset.UTC))
                .setHeader("Made")
                .setAutoWidth(true);
        number(
                grid,
                "Objective USD/mo",
                plan -> new Span(Formats.money(plan.objective().amount())));
        number(grid, "Bound USD/mo", plan -> new Span(Formats.money(plan.bound().amount())));
        number(grid, "Gap %", plan -> new Span(gap(plan)));
        number(
                grid,
                "Cost against today USD/mo",
                plan -> Delta.of(plan.deltaUsdPerMonth().amount(), "", 2));
        number(grid, "Emissions kgCO2e/mo", plan -> Delta.of(plan.deltaKgCo2ePerMonth(), "", 1));
        number(grid, "Changes", plan -> new Span(Formats.number(plan.changes())));
        number(grid, "Infeasible", plan -> new Span(Formats.number(plan.infeasible())));
        grid.addColumn(PlanSummary::reason).setHeader("Why").setFlexGrow(1);
        grid.setItems(newest);
        grid.setAllRowsVisible(newest.size() < 25);
        return grid;
    }

    static String gap(PlanSummary plan) {
        return plan.gapPercent() == null ? "none" : Formats.number(plan.gapPercent(), 2);
    }

    private static void number(
            Grid<PlanSummary> grid,
            String header,
            com.vaadin.flow.function.ValueProvider<PlanSummary, Component> cell) {
        grid.addComponentColumn(cell)
                .setHeader(header)
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true);
    }
}
