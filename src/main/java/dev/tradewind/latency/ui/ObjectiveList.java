package dev.tradewind.latency.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.latency.ObjectiveCheck;
import dev.tradewind.latency.ObjectiveStanding;
import dev.tradewind.latency.RoundTripEstimate;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.FigureInput;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.KindMark;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.PlainTable;
import dev.tradewind.ui.Reckoning;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Objectives of workloads against what is known of the way to their users, broken ones first. */
final class ObjectiveList {
    private final List<ObjectiveStanding> standings;
    private final List<ObjectiveCheck> checks;
    private final UnaryOperator<String> names;
    private final Instant now;

    ObjectiveList(List<ObjectiveStanding> standings, UnaryOperator<String> names, Instant now) {
        this.names = names;
        this.standings = standings;
        this.checks = standings.stream()
                .flatMap(standing -> standing.groups().stream())
                .sorted(Comparator.comparing((ObjectiveCheck check) -> check.state() != ObjectiveCheck.State.BROKEN)
                        .thenComparing(ObjectiveCheck::workload))
                .toList();
        this.now = now;
    }

    /** Workloads that promise something; each may have several groups of users. */
    int size() {
        return standings.size();
    }

    long in(ObjectiveCheck.State state) {
        return standings.stream().filter(standing -> standing.state() == state).count();
    }

    /** The broken ones, each with what a group of its users waits. */
    Figure figure() {
        var figure = Figure.of(
                        tr("Objectives broken"), Formats.number(in(ObjectiveCheck.State.BROKEN)), tr("of {0}", size()))
                .formula(
                        tr(
                                "Workloads whose p95 round trip is longer than their maximum for more of their users than the objective does without."))
                .reckoned(Reckoning.NUMBER);
        for (ObjectiveStanding standing : standings) {
            standing.groups().stream()
                    .filter(check -> standing.isBroken() && check.state() == ObjectiveCheck.State.BROKEN)
                    .flatMap(check -> input(check).stream())
                    .findFirst()
                    .ifPresent(worst -> figure.inputs(List.of(worst)));
        }
        return figure.note(tr("Unknown"), Formats.number(in(ObjectiveCheck.State.UNKNOWN)))
                .build();
    }

    private Optional<FigureInput> input(ObjectiveCheck check) {
        return Optional.ofNullable(check.estimate())
                .map(estimate -> new FigureInput(
                        tr("{0}, max {1} ms", check.workload(), Formats.number(check.objectiveMillis(), 0)),
                        Formats.number(estimate.p95Millis(), 1),
                        "ms p95",
                        RoundTripFigures.kind(estimate),
                        tr("users at {0}, {1}", names.apply(check.userSite()), estimate.source()),
                        RoundTripFigures.age(estimate, now)));
    }

    Panel panel() {
        if (checks.isEmpty()) {
            return new Panel(
                    tr("Objectives"),
                    tr("none in this scope"),
                    new EmptyState(
                            "timer",
                            tr("No workload promises a time"),
                            tr("A workload with users and maxRttMillis in its file is checked here."),
                            tr("Import workloads"),
                            "data"));
        }
        var table = new PlainTable<ObjectiveCheck>(tr("Objectives"))
                .cells(tr("Workload, share of users at"), this::who)
                .numbers(tr("Max ms"), check -> Formats.number(check.objectiveMillis(), 0))
                .cellsAtEnd("p95 ms", this::time)
                .cells(tr("State"), ObjectiveList::state)
                .rows(checks);
        return new Panel(tr("Objectives"), tr("p95 of the way from users to their workload, ms"), table).flush();
    }

    private Component who(ObjectiveCheck check) {
        var name = new Div(check.workload());
        name.addClassNames("tw-strong", "tw-clip");
        var users = new Div(Formats.percent(check.share(), 0) + " %, " + names.apply(check.userSite()));
        users.addClassNames("tw-quiet", "tw-small", "tw-clip");
        users.getElement().setAttribute("title", check.userSite());
        return new Div(name, users);
    }

    /** The kind is the shape before the number. */
    private Component time(ObjectiveCheck check) {
        RoundTripEstimate estimate = check.estimate();
        if (estimate == null) {
            return new Span(tr("unknown"));
        }
        var kind = RoundTripFigures.kind(estimate);
        var mark = new KindMark(kind);
        mark.addClassName("tw-kind-shape-only");
        mark.getElement().setAttribute("title", said(kind.word()));
        var cell = new Div(
                mark,
                new FigureButton(
                        Formats.number(estimate.p95Millis(), 1), "", () -> RoundTripFigures.high(estimate, now)));
        cell.addClassNames("tw-line", "tw-end");
        return cell;
    }

    private static Component state(ObjectiveCheck check) {
        return switch (check.state()) {
            case MET -> new StatusMark(Status.DONE, tr("met"));
            case BROKEN -> new StatusMark(Status.FAILED, tr("broken"));
            case UNKNOWN -> new StatusMark(Status.UNKNOWN);
        };
    }
}
