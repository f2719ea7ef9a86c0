package dev.tradewind.planning.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.Site;
import dev.tradewind.planning.Outage;
import dev.tradewind.planning.Outages;
import dev.tradewind.planning.PlanId;
import dev.tradewind.planning.PlanLinks;
import dev.tradewind.planning.PlanRequest;
import dev.tradewind.planning.Plans;
import dev.tradewind.planning.Replans;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Locality;
import dev.tradewind.ui.Panel;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** An operator says what is dark, sees what was re-planned because of it, and what else changed since the last plan. */
final class OutagesPanel extends Div {
    private static final int SHOWN = 100;
    private final transient Outages outages;
    private final transient Plans plans;
    private final transient Replans replans;
    private final transient Catalog catalog;
    private final boolean mayReport;
    private final boolean mayPlan;
    private final transient Consumer<PlanRequest> plan;

    OutagesPanel(
            Outages outages,
            Plans plans,
            Replans replans,
            Catalog catalog,
            boolean mayReport,
            boolean mayPlan,
            Consumer<PlanRequest> plan) {
        this.outages = outages;
        this.plans = plans;
        this.replans = replans;
        this.catalog = catalog;
        this.mayReport = mayReport;
        this.mayPlan = mayPlan;
        this.plan = plan;
        addClassName("pl-body");
        show();
    }

    private void show() {
        removeAll();
        if (mayReport) {
            add(new Panel(
                    tr("Report a loss"), tr("what stands there is placed anew at once; everyone else stays"), form()));
        }
        add(list(), waiting());
    }

    private Component form() {
        var ids = catalog.sites().stream().map(Site::id).toList();
        var site = new ComboBox<String>(tr("Site"));
        site.setItems(ids);
        var to = new ComboBox<String>(tr("Other end, for a link"));
        to.setItems(ids);
        to.setClearButtonVisible(true);
        var reason = new TextField(tr("What was seen"));
        var problem = new Div();
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        var report = new NativeButton(tr("Report"), click -> {
            if (site.getValue() == null || reason.getValue().isBlank()) {
                problem.setText(tr("Not reported: name the site, and what was seen."));
                return;
            }
            try {
                outages.report(site.getValue(), to.getValue(), reason.getValue());
                show();
            } catch (IllegalArgumentException wrong) {
                problem.setText(tr("Not reported: {0}", said(wrong.getMessage())));
            }
        });
        report.addClassNames("tw-button", "tw-button-primary");
        var line = new Div(site, to, reason, report);
        line.addClassName("tw-line");
        line.getStyle().set("flex-wrap", "wrap").set("align-items", "end");
        return new Div(line, problem);
    }

    private Component list() {
        var all = outages.newest(SHOWN);
        var panel = new Panel(
                tr("Outages"),
                tr(
                        "{0} lasting",
                        all.stream().filter(each -> each.restoredAt() == null).count()));
        if (all.isEmpty()) {
            panel.setContent(new EmptyState(
                    "circle-check",
                    tr("Nothing was reported lost"),
                    tr(
                            "A report here, or POST /api/v1/outages, places what stands at the site anew. A policy with approval.automatic: EVACUATION lets it through without a person."),
                    null,
                    null));
            return panel;
        }
        var grid = new Grid<Outage>();
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.addColumn(each -> said(each.what())).setHeader(tr("Lost")).setFlexGrow(2);
        grid.addColumn(each -> said(each.reason()))
                .setHeader(tr("What was seen"))
                .setFlexGrow(2);
        grid.addColumn(each -> Formats.instant(each.lostAt(), Locality.current().zone()))
                .setHeader(tr("Since"))
                .setAutoWidth(true);
        grid.addComponentColumn(this::answer).setHeader(tr("Answer")).setFlexGrow(2);
        grid.addComponentColumn(this::end).setHeader(tr("Until")).setAutoWidth(true);
        grid.setItems(all);
        grid.setAllRowsVisible(all.size() <= 20);
        grid.getElement().setAttribute("aria-label", tr("Outages"));
        panel.setContent(grid);
        return panel.flush();
    }

    private Component answer(Outage outage) {
        var affected = outage.affected();
        if (affected == null) {
            return new Span(tr("being planned"));
        }
        var id = outage.plan();
        if (id == null) {
            return new Span(tr("nothing stood there"));
        }
        var summary = plans.summary(new PlanId(id)).orElse(null);
        var after = outage.answeredMillis();
        var text = (affected == 1 ? tr("1 workload") : tr("{0} workloads", affected))
                + (after == null ? "" : tr(", after {0} s", Formats.number(after / 1000.0, 1)));
        return summary == null
                ? new Span(text)
                : new Div(new Anchor(PlanLinks.detail(summary), summary.shortId()), new Span(", " + text));
    }

    private Component end(Outage outage) {
        var restored = outage.restoredAt();
        if (restored != null) {
            return new Span(Formats.instant(restored, Locality.current().zone()));
        }
        if (!mayReport) {
            return new Span(tr("lasting"));
        }
        var back = new NativeButton(tr("It is back"), click -> {
            outages.restore(outage.id(), tr("said on the Plans page"));
            show();
        });
        back.addClassName("tw-button");
        return back;
    }

    private Component waiting() {
        var all = replans.waiting();
        var panel = new Panel(tr("Changed since a plan looked"), tr("{0} workloads", all.size()));
        if (all.isEmpty()) {
            panel.setContent(new EmptyState(
                    "circle-check",
                    tr("The plans know all that changed"),
                    tr(
                            "A workload that changes, a price where it stands or a dirtier hour in its window is noted here until a plan covers it."),
                    null,
                    null));
            return panel;
        }
        var grid = new Grid<Replans.Waiting>();
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.addColumn(Replans.Waiting::workload).setHeader(tr("Workload")).setFlexGrow(1);
        grid.addColumn(Replans.Waiting::causes).setHeader(tr("What happened")).setFlexGrow(2);
        grid.addColumn(each -> Formats.instant(each.lastAt(), Locality.current().zone()))
                .setHeader(tr("Last"))
                .setAutoWidth(true);
        grid.setItems(all);
        grid.setAllRowsVisible(all.size() <= 10);
        grid.getElement().setAttribute("aria-label", tr("Changed since a plan looked"));
        panel.setContent(grid);
        if (mayPlan) {
            var again = new NativeButton(
                    tr("Plan these again"),
                    click -> plan.accept(new PlanRequest(
                            tr("re-plan of what changed"),
                            all.stream().map(Replans.Waiting::workload).collect(Collectors.toSet()))));
            again.addClassName("tw-button");
            panel.tools(again);
        }
        return panel.flush();
    }
}
