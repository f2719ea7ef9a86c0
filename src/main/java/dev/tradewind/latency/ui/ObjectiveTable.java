package dev.tradewind.latency.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.latency.ObjectiveAnswer;
import dev.tradewind.latency.ObjectiveAnswers;
import dev.tradewind.latency.ObjectiveCheck;
import dev.tradewind.latency.ObjectiveStanding;
import dev.tradewind.latency.Objectives;
import dev.tradewind.latency.RoundTripEstimate;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.StackedRows;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import dev.tradewind.workload.Workload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Every objective by group of users, broken ones first, each with the site that would keep it or why none can. */
final class ObjectiveTable {
    private final List<Row> rows = new ArrayList<>();
    private final UnaryOperator<String> names;
    private final ScopeParameters scope;
    private final Instant now;
    private final @Nullable Consumer<String> change;
    private final Set<String> changeable;

    /** @param answer only of a group for which the objective is broken */
    private record Row(
            ObjectiveStanding standing,
            ObjectiveCheck check,
            @Nullable ObjectiveAnswer answer) {
        boolean isBroken() {
            return answer != null;
        }
    }

    ObjectiveTable(
            List<Workload> workloads,
            Objectives objectives,
            ObjectiveAnswers answers,
            UnaryOperator<String> names,
            ScopeParameters scope,
            Instant now,
            @Nullable Consumer<String> change,
            Set<String> changeable) {
        this.change = change;
        this.changeable = changeable;
        this.names = names;
        this.scope = scope;
        this.now = now;
        for (Workload workload : workloads) {
            for (ObjectiveStanding standing : objectives.standings(List.of(workload))) {
                ObjectiveAnswer answer =
                        standing.isBroken() ? answers.of(workload).orElse(null) : null;
                standing.groups()
                        .forEach(check -> rows.add(new Row(
                                standing, check, check.state() == ObjectiveCheck.State.BROKEN ? answer : null)));
            }
        }
        rows.sort(Comparator.comparing((Row row) -> !row.isBroken()).thenComparing(row -> row.check.workload()));
    }

    Panel panel() {
        if (rows.isEmpty()) {
            return new Panel(
                    tr("Objectives"),
                    tr("none in this scope"),
                    new EmptyState(
                            "timer",
                            tr("No workload promises a time"),
                            tr("A workload with users and maxRttMillis in its file is checked here."),
                            tr("Import workloads"),
                            scope.link("data")));
        }
        var grid = new Grid<Row>();
        grid.addColumn(row -> row.check.workload())
                .setHeader(tr("Workload"))
                .setSortable(true)
                .setFlexGrow(1);
        grid.addColumn(row -> names.apply(row.check.siteId()))
                .setHeader(tr("Stands at"))
                .setFlexGrow(1);
        grid.addColumn(this::users).setHeader(tr("Share of users at")).setFlexGrow(1);
        grid.addComponentColumn(this::objective)
                .setHeader(tr("p95 at most"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("130px")
                .setFlexGrow(0);
        end(grid, "p95 ms", "92px", this::time);
        grid.addComponentColumn(ObjectiveTable::state)
                .setHeader(tr("State"))
                .setWidth("100px")
                .setFlexGrow(0);
        grid.addComponentColumn(this::answer)
                .setHeader(tr("What would keep it"))
                .setFlexGrow(2);
        grid.setPageSize(Panel.FIRST_ROWS);
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER, GridVariant.WRAP_CELL_CONTENT);
        grid.setItems(rows);
        grid.setHeight("max(360px, calc(100vh - 300px))");
        grid.addClassName(StackedRows.BESIDE);
        grid.getElement().setAttribute("aria-label", tr("Objectives"));
        return new Panel(
                        tr("Objectives"),
                        tr("p95 of the way from users to their workload, ms; over all sites that its policies permit"),
                        grid,
                        stacked())
                .flush()
                .tools(csv());
    }

    private StackedRows stacked() {
        var all = new StackedRows(tr("Objectives"));
        for (Row row : rows) {
            var name = new Span(row.check.workload());
            name.addClassName("tw-strong");
            var figure = new Span(time(row), new Span(" ms p95"));
            var promised = new Span(new Span(tr("at most ")), objective(row), new Span(", " + users(row)));
            var standing = new Span(state(row), new Span(tr(" at {0}", names.apply(row.check.siteId()))));
            if (row.isBroken()) {
                all.row(name, figure, standing, promised, new Span(new Span(tr("would keep it: ")), answer(row)));
            } else {
                all.row(name, figure, standing, promised);
            }
        }
        return all;
    }

    private String users(Row row) {
        return Formats.percent(row.check.share(), 0) + " %, " + names.apply(row.check.userSite());
    }

    private interface Cell {
        Component of(Row row);
    }

    private static void end(Grid<Row> grid, String header, String width, Cell cell) {
        grid.addComponentColumn(cell::of)
                .setHeader(header)
                .setTextAlign(ColumnTextAlign.END)
                .setWidth(width)
                .setFlexGrow(0);
    }

    private Component time(Row row) {
        RoundTripEstimate estimate = row.check.estimate();
        return estimate == null
                ? new Span(tr("unknown"))
                : new FigureButton(
                        Formats.number(estimate.p95Millis(), 1), "", () -> RoundTripFigures.high(estimate, now));
    }

    /** As a button where the viewer may change it. */
    private Component objective(Row row) {
        String words = Formats.number(row.check.objectiveMillis(), 0) + " ms"
                + (row.standing.neededShare() < 1
                        ? tr(" for {0} %", Formats.percent(row.standing.neededShare(), 1))
                        : "");
        Consumer<String> changing = change;
        if (changing == null || !changeable.contains(row.check.workload())) {
            return new Span(words);
        }
        var button = new NativeButton(words, click -> changing.accept(row.check.workload()));
        button.addClassNames("tw-figure-button", "tw-strong");
        button.setTitle(tr("Change the objective of {0}", row.check.workload()));
        return button;
    }

    private static Component state(Row row) {
        return switch (row.check.state()) {
            case MET -> new StatusMark(Status.DONE, tr("met"));
            case BROKEN ->
                row.standing.isBroken()
                        ? new StatusMark(Status.FAILED, tr("broken"))
                        : new StatusMark(Status.DONE, tr("slow, not needed"));
            case UNKNOWN -> new StatusMark(Status.UNKNOWN);
        };
    }

    private Component answer(Row row) {
        ObjectiveAnswer answer = row.answer;
        return answer == null
                ? new Span("")
                : new FigureButton(
                        AnswerFigures.words(answer, names), "", () -> AnswerFigures.of(row.check, answer, now));
    }

    private Component csv() {
        return Downloads.csv(
                "latency-objectives.csv",
                List.of(
                        "workload",
                        "site",
                        "users at",
                        "share",
                        "max p95 ms",
                        "for share",
                        "p95 ms",
                        "kind",
                        "state",
                        "verdict",
                        "answer"),
                () -> rows.stream().map(this::cells).toList());
    }

    private List<Object> cells(Row row) {
        RoundTripEstimate estimate = row.check.estimate();
        ObjectiveAnswer answer = row.answer;
        return Arrays.asList(
                row.check.workload(),
                row.check.siteId(),
                row.check.userSite(),
                row.check.share(),
                row.check.objectiveMillis(),
                row.standing.neededShare(),
                estimate == null ? null : estimate.p95Millis(),
                estimate == null ? null : estimate.kind(),
                row.check.state(),
                answer == null ? null : answer.verdict(),
                answer == null ? null : AnswerFigures.words(answer, UnaryOperator.identity()));
    }
}
