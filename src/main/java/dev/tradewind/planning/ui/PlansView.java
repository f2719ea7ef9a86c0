package dev.tradewind.planning.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

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
import com.vaadin.flow.router.QueryParameters;
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
import dev.tradewind.ui.Later;
import dev.tradewind.ui.Locality;
import dev.tradewind.ui.MainLayout;
import dev.tradewind.ui.Page;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.Segments;
import jakarta.annotation.security.RolesAllowed;
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
    private static final int LIST_PIXELS = 160;
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
    private final NativeButton planNow = new NativeButton(tr("Plan now"));
    private final boolean mayPlan;
    private final boolean mayReport;
    private boolean onPlans = true;
    private QueryParameters query = QueryParameters.empty();

    PlansView(
            Plans plans,
            PlanRuns runs,
            Savings savings,
            Outages outages,
            Replans replans,
            Catalog catalog,
            ActorSource actors,
            CurrentPerson person) {
        super(tr("Plans"), tr("what would be best, and how sure is it?"));
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
        planNow.addClickListener(click -> start(PlanRequest.all(tr("asked for on the Plans page"))));
        addTools(tabs);
        if (mayPlan) {
            addTools(planNow);
        }
        content.addClassName("pl-body");
        // An empty part would still be given its gap.
        chosen.setVisible(false);
        progress.setVisible(false);
        add(chosen, progress, content);
    }

    private void tab(String tab) {
        var onSavings = tab.equals(SAVINGS);
        var onOutages = tab.equals(OUTAGES);
        onPlans = !onSavings && !onOutages;
        tabs.removeAll();
        tabs.add(new Segments(tr("Plans, outages or last month"))
                .add(tr("Plans"), PlanLinks.LIST, onPlans)
                .add(tr("Outages and changes"), PlanLinks.LIST + "?tab=" + OUTAGES, onOutages)
                .add(tr("Savings last month"), PlanLinks.LIST + "?tab=" + SAVINGS, onSavings));
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
        query = asked;
        tab(asked.getSingleParameter("tab").orElse(""));
        var names = asked.getParameters("workload");
        chosen.removeAll();
        chosen.setVisible(!names.isEmpty());
        if (names.isEmpty()) {
            return;
        }
        var site = asked.getSingleParameter("site").orElse("");
        var planThese = new NativeButton(tr("Plan only {0}", String.join(", ", names)));
        planThese.addClassNames("tw-button", "tw-button-primary");
        planThese.setVisible(mayPlan);
        planThese.addClickListener(click -> start(new PlanRequest(
                "from a what-if on the Egress page" + (site.isEmpty() ? "" : tr(", to {0}", site)),
                Set.copyOf(names))));
        chosen.add(new Panel(
                tr("From a what-if"),
                String.join(", ", names) + (site.isEmpty() ? "" : " → " + site),
                new Paragraph(tr(
                        "The plan weighs {0} by cost, emissions and latency, and proposes the best.{1}",
                        site.isEmpty()
                                ? tr("every permitted site")
                                : tr("{0} against every other permitted site", site),
                        mayPlan
                                ? ""
                                : tr(" Planning takes the role OPERATOR; send an operator the link to this page."))),
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
        bar.getElement().setAttribute("aria-label", tr("Planning"));
        var cancel = new NativeButton(tr("Stop and keep the best so far"), click -> run.cancel());
        cancel.addClassName("tw-button");
        cancel.setVisible(mayPlan);
        var text = new Span(tr(
                "Planning since {0}: freezing inputs, pricing capacity, placing workloads. It goes on if you leave this page.",
                Formats.instant(run.startedAt(), Locality.current().zone())));
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
                                tr("No plan was made"),
                                tr("Nothing was changed. {0}", said(failure.getMessage())),
                                tr("See where the data comes from"),
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
            var head = new Div(new H2(tr("Newest plan")), new Span(PlanBody.words(stored)));
            head.addClassName("pl-head");
            var tools = new Div();
            tools.addClassName("tw-page-tools");
            tools.add(PlanBody.tools(stored, plans));
            head.add(tools);
            content.add(head, PlanBody.of(stored, "2fr 1fr", query));
        });
        content.add(new Later(
                LIST_PIXELS,
                () -> new Panel(
                                tr("All plans"),
                                newest.size() == 1 ? tr("1 so far") : tr("{0}, newest first", newest.size()),
                                grid(newest))
                        .flush()));
    }

    private Component empty() {
        return new EmptyState(
                "calendar-range",
                tr("No plan yet"),
                tr(
                        "A plan places every workload where and when it costs least in money and carbon, within the policies, and proves how much better any other plan could be. It needs workloads; carbon, prices and round trips make it sharper."),
                mayPlan ? tr("Import workloads") : null,
                mayPlan ? "data" : null);
    }

    private static Component grid(java.util.List<PlanSummary> newest) {
        var grid = new Grid<PlanSummary>();
        grid.addComponentColumn(plan -> new Anchor(PlanLinks.detail(plan), plan.shortId()))
                .setHeader(tr("Plan"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(plan ->
                        Formats.instant(plan.createdAt(), Locality.current().zone()))
                .setHeader(tr("Made"))
                .setAutoWidth(true);
        number(
                grid,
                tr("Objective USD/mo"),
                plan -> new Span(Formats.money(plan.objective().amount())));
        number(
                grid,
                tr("Bound USD/mo"),
                plan -> new Span(Formats.money(plan.bound().amount())));
        number(grid, tr("Gap %"), plan -> new Span(gap(plan)));
        number(
                grid,
                tr("Cost against today USD/mo"),
                plan -> Delta.of(plan.deltaUsdPerMonth().amount(), "", 2));
        number(grid, tr("Emissions kgCO2e/mo"), plan -> Delta.of(plan.deltaKgCo2ePerMonth(), "", 1));
        number(grid, tr("Changes"), plan -> new Span(Formats.number(plan.changes())));
        number(grid, tr("Infeasible"), plan -> new Span(Formats.number(plan.infeasible())));
        grid.addColumn(each -> said(each.reason())).setHeader(tr("Why")).setFlexGrow(1);
        grid.setItems(newest);
        grid.setAllRowsVisible(newest.size() < 25);
        return grid;
    }

    static String gap(PlanSummary plan) {
        return plan.gapPercent() == null ? tr("none") : Formats.number(plan.gapPercent(), 2);
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
