package dev.tradewind.latency.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.latency.ObjectiveCheck;
import dev.tradewind.latency.RoundTripEstimate;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.KindMark;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Objectives of workloads against what is known of the way to their users, broken ones first. */
final class ObjectiveList {
    private final List<ObjectiveCheck> checks;
    private final Instant now;

    ObjectiveList(List<ObjectiveCheck> checks, Instant now) {
        this.checks = checks.stream()
                .sorted(Comparator.comparing((ObjectiveCheck check) -> check.state() != ObjectiveCheck.State.BROKEN)
                        .thenComparing(ObjectiveCheck::workload))
                .toList();
        this.now = now;
    }

    int size() {
        return checks.size();
    }

    long in(ObjectiveCheck.State state) {
        return checks.stream().filter(check -> check.state() == state).count();
    }

    Panel panel() {
        if (checks.isEmpty()) {
            return new Panel(
                    "Objectives",
                    "none in this scope",
                    new EmptyState(
                            "gauge",
                            "No workload promises a time",
                            "A workload with users and maxRttMillis in its file is checked here.",
                            "Import workloads",
                            "data"));
        }
        var grid = new Grid<ObjectiveCheck>();
        grid.addColumn(ObjectiveCheck::workload).setHeader("Workload").setFlexGrow(2);
        grid.addColumn(ObjectiveCheck::userSite).setHeader("Users at").setFlexGrow(2);
        grid.addColumn(check -> Formats.number(check.objectiveMillis(), 0))
                .setHeader("Objective ms")
                .setTextAlign(ColumnTextAlign.END);
        grid.addComponentColumn(this::time).setHeader("p95 ms").setTextAlign(ColumnTextAlign.END);
        grid.addComponentColumn(ObjectiveList::kind).setHeader("Kind");
        grid.addComponentColumn(ObjectiveList::state).setHeader("State");
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER);
        grid.setItems(checks);
        grid.setHeight("460px");
        grid.getElement().setAttribute("aria-label", "Objectives");
        return new Panel("Objectives", "p95 of the way from users to their workload, ms", grid).flush();
    }

    private Component time(ObjectiveCheck check) {
        RoundTripEstimate estimate = check.estimate();
        return estimate == null
                ? new Span("unknown")
                : new FigureButton(
                        Formats.number(estimate.p95Millis(), 1), "", () -> RoundTripFigures.of(estimate, now));
    }

    private static Component kind(ObjectiveCheck check) {
        RoundTripEstimate estimate = check.estimate();
        return new KindMark(estimate == null ? dev.tradewind.ui.Kind.UNKNOWN : RoundTripFigures.kind(estimate));
    }

    private static Component state(ObjectiveCheck check) {
        return switch (check.state()) {
            case MET -> new StatusMark(Status.DONE, "met");
            case BROKEN -> new StatusMark(Status.FAILED, "broken");
            case UNKNOWN -> new StatusMark(Status.UNKNOWN);
        };
    }
}
