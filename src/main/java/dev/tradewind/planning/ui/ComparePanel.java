package dev.tradewind.planning.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import dev.tradewind.placement.Choice;
import dev.tradewind.planning.PlanLinks;
import dev.tradewind.planning.PlanSummary;
import dev.tradewind.planning.Plans;
import dev.tradewind.planning.StoredPlan;
import dev.tradewind.planning.front.FrontPoint;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Locality;
import dev.tradewind.ui.Panel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Two plans beside each other: their figures, and every workload that they place differently. */
final class ComparePanel extends Div {
    private final transient StoredPlan stored;
    private final transient Plans plans;
    private final Div result = new Div();

    private ComparePanel(StoredPlan stored, List<PlanSummary> others, Plans plans) {
        this.stored = stored;
        this.plans = plans;
        addClassName("pl-body");
        result.addClassName("pl-body");
        var choice = new Select<PlanSummary>();
        choice.setLabel(tr("Compare with"));
        choice.setItems(others);
        choice.setItemLabelGenerator(plan -> plan == null
                ? ""
                : plan.shortId() + ", "
                        + Formats.instant(plan.createdAt(), Locality.current().zone()));
        choice.addValueChangeListener(
                chosen -> plans.byId(chosen.getValue().id()).ifPresent(this::show));
        add(choice, result);
        choice.setValue(others.getFirst());
    }

    static Component of(StoredPlan stored, List<PlanSummary> newest, Plans plans) {
        var others = newest.stream()
                .filter(plan -> !plan.id().equals(stored.summary().id()))
                .toList();
        return others.isEmpty()
                ? new EmptyState(
                        "calendar-range",
                        tr("There is only this plan"),
                        tr("Plan again after something changed, and the two can be compared."),
                        tr("Plans"),
                        PlanLinks.LIST)
                : new ComparePanel(stored, others, plans);
    }

    private record Line(String what, String here, String there) {}

    private void show(StoredPlan other) {
        var here = stored.summary().shortId();
        var there = other.summary().shortId();
        var figures = figures(other);
        var moved = moved(other);
        result.removeAll();
        result.add(
                new Panel(tr("{0} and {1}", here, there), sameInputs(other), grid(figures, "", here, there)).flush(),
                new Panel(
                                tr("Placed differently"),
                                moved.size() + (moved.size() == 1 ? tr(" workload") : tr(" workloads")),
                                grid(moved, tr("Workload"), here, there))
                        .flush()
                        .tools(Downloads.csv(
                                here + "-" + there + ".csv",
                                List.of("workload", here, there),
                                () -> moved.stream()
                                        .map(line -> Arrays.asList(line.what(), line.here(), line.there()))
                                        .toList())));
    }

    private String sameInputs(StoredPlan other) {
        return stored.summary().snapshotHash().equals(other.summary().snapshotHash())
                ? tr("of the same frozen inputs")
                : tr("of different inputs: a difference is not a saving");
    }

    private List<Line> figures(StoredPlan other) {
        var one = FrontPoint.of(0, stored.plan());
        var two = FrontPoint.of(0, other.plan());
        return List.of(
                new Line(
                        tr("Objective USD/mo"),
                        Formats.money(stored.summary().objective().amount()),
                        Formats.money(other.summary().objective().amount())),
                new Line(
                        tr("Billed cost USD/mo"),
                        Formats.number(one.usdPerMonth(), 2),
                        Formats.number(two.usdPerMonth(), 2)),
                new Line(
                        tr("Emissions kgCO2e/mo"),
                        Formats.number(one.kgCo2ePerMonth(), 1),
                        Formats.number(two.kgCo2ePerMonth(), 1)),
                new Line(tr("Mean round trip ms"), orNone(one.rttMillis()), orNone(two.rttMillis())),
                new Line(tr("Gap %"), PlansView.gap(stored.summary()), PlansView.gap(other.summary())),
                new Line(tr("Placed"), String.valueOf(one.placed()), String.valueOf(two.placed())),
                new Line(tr("Infeasible"), String.valueOf(one.infeasible()), String.valueOf(two.infeasible())));
    }

    private static String orNone(@Nullable Double millis) {
        return millis == null ? tr("none") : Formats.number(millis, 1);
    }

    private List<Line> moved(StoredPlan other) {
        var here = places(stored);
        var there = places(other);
        var names = new TreeSet<>(here.keySet());
        names.addAll(there.keySet());
        var lines = new ArrayList<Line>();
        for (var name : names) {
            if (!Objects.equals(here.get(name), there.get(name))) {
                lines.add(
                        new Line(name, here.getOrDefault(name, "not placed"), there.getOrDefault(name, "not placed")));
            }
        }
        return lines;
    }

    private static Map<String, String> places(StoredPlan plan) {
        var places = new HashMap<String, String>();
        plan.plan().assignments().forEach(placed -> places.put(placed.workload(), place(plan, placed.choice())));
        return places;
    }

    private static String place(StoredPlan plan, Choice choice) {
        var horizon = plan.snapshot().problem().horizon();
        var kind = plan.snapshot().siteName(choice.site());
        return choice.startSlot() == 0
                ? kind
                : kind + ", "
                        + Formats.instant(
                                horizon.start(choice.startSlot()),
                                Locality.current().zone());
    }

    private static Grid<Line> grid(List<Line> lines, String what, String here, String there) {
        var grid = new Grid<Line>();
        grid.addColumn(each -> said(each.what())).setHeader(what).setAutoWidth(true);
        grid.addColumn(Line::here).setHeader(here).setFlexGrow(1);
        grid.addColumn(Line::there).setHeader(there).setFlexGrow(1);
        grid.setItems(lines);
        grid.setAllRowsVisible(lines.size() <= 30);
        return grid;
    }
}
