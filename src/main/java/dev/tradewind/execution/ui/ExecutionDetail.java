package dev.tradewind.execution.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.execution.Drifts;
import dev.tradewind.execution.ExecutionState;
import dev.tradewind.execution.ExecutionSummary;
import dev.tradewind.execution.Executions;
import dev.tradewind.execution.HoldReason;
import dev.tradewind.execution.Interventions;
import dev.tradewind.execution.SignalToGive;
import dev.tradewind.execution.StepState;
import dev.tradewind.execution.StepSummary;
import dev.tradewind.recommendation.Copies;
import dev.tradewind.recommendation.Promises;
import dev.tradewind.recommendation.RecommendationLinks;
import dev.tradewind.recommendation.WantedCopy;
import dev.tradewind.recommendation.ui.CopyBlock;
import dev.tradewind.recommendation.ui.PromiseBlock;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.ReasonDialog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws one execution: steps, gate, what ran where, its output and its history, and what a person may do about it. */
@Component
class ExecutionDetail {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Executions executions;
    private final Interventions interventions;
    private final Promises promises;
    private final Copies copies;
    private final Drifts drifts;
    private final Clock clock;

    ExecutionDetail(
            Executions executions,
            Interventions interventions,
            Promises promises,
            Copies copies,
            Drifts drifts,
            Clock clock) {
        this.executions = executions;
        this.interventions = interventions;
        this.promises = promises;
        this.copies = copies;
        this.drifts = drifts;
        this.clock = clock;
    }

    Div of(ExecutionSummary of, ZoneId zone, PastMoment past, Runnable again) {
        var copy = copies.of(of.recommendationId()).orElse(null);
        var head = new Div(
                new H2(of.workload()),
                new Span(tr("{0} · from ", of.shortId())),
                new Anchor(RecommendationLinks.to(of.recommendationId()), of.recommendation()),
                new Span(tr(" · {0} · executor {1}", path(of, copy), of.executor())),
                ExecutionMarks.of(of, clock.instant()));
        head.addClassNames("dc-line", "dc-head");
        var actions = actions(of, copy, zone, again);
        var top = panel(head, actions);
        top.addClassName("dc-wide");
        if (!of.stateReason().isBlank()) {
            var reason = new Div(said(of.stateReason()));
            reason.addClassName("dc-reason");
            switch (of.state()) {
                case HELD, UNKNOWN, FAILED, COMPENSATION_FAILED, MISSED_WINDOW -> reason.addClassName("dc-soon");
                case SCHEDULED, RUNNING, PAUSED, COMPENSATING, CANCELLING, SUCCEEDED, COMPENSATED, CANCELLED ->
                    reason.addClassName("dc-quiet");
            }
            top.addComponentAtIndex(1, reason);
        }
        executions.demand(of).ifPresent(demand -> {
            var words = new Div(tr(
                    "Starts at latest {0} so that {1} of workflow {2} is over by {3}; it is its job {4}",
                    Formats.instant(demand.latestStartAt(), zone),
                    demand.last(),
                    demand.workflow(),
                    Formats.instant(demand.dueAt(), zone),
                    demand.job()));
            words.addClassName("dc-reason");
            top.addComponentAtIndex(1, words);
        });
        drifts.of(of.id()).ifPresent(drift -> {
            var words = new Div(tr(
                    "Changed by somebody else since, seen {0}: {1}",
                    Formats.instant(drift.seenAt(), zone), said(drift.words())));
            words.addClassNames("dc-reason", "dc-soon");
            top.addComponentAtIndex(1, words);
        });
        var left = new Div(panel(steps(of, zone)));
        left.addClassName("dc-column");
        var data = executions.copiedData(of.id());
        if (!data.isEmpty()) {
            left.add(panel(new CopyPanel(data, executions.copyBills(of.id()), zone)));
        }
        var right = new Div();
        right.addClassName("dc-column");
        executions.refusals(of.id()).stream()
                .findFirst()
                .ifPresent(latest -> right.add(panel(new RefusalBlock(latest, zone))));
        executions.gate(of.id()).ifPresent(gate -> {
            var panel = new GatePanel(of, gate, zone, clock.instant());
            if (!of.state().ended()) {
                right.add(panel.figures());
            }
            right.add(panel.chart());
        });
        promises.of(of.recommendationId())
                .ifPresentOrElse(
                        promise -> {
                            right.add(panel(new PromiseBlock(
                                    promise,
                                    promises.seen(of.recommendationId()).orElse(null),
                                    promises.settlement(of.recommendationId()).orElse(null),
                                    zone)));
                            if (of.specSha256() != null) {
                                right.add(panel(run(of, zone)));
                            }
                        },
                        () -> right.add(panel(copy == null ? run(of, zone) : new CopyBlock(copy))));
        var page = new Div(top, left, right, new HistoryPanel(executions, of, zone, past));
        page.addClassName("dc-stack");
        return page;
    }

    private static String path(ExecutionSummary of, @Nullable WantedCopy copy) {
        if (copy != null) {
            return copy.makes()
                    ? tr(
                            "copies {0}, {1} → {2}",
                            copy.name(), copy.planned().origin().original(), of.toSite())
                    : tr("drops the copy of {0} at {1}", copy.name(), of.toSite());
        }
        return of.toSite().equals(of.fromSite())
                ? tr("stays at {0}", of.toSite())
                : (of.fromSite() == null ? tr("nowhere") : of.fromSite()) + " → " + of.toSite();
    }

    private static String words(ExecutionSummary of, @Nullable WantedCopy copy) {
        if (copy == null) {
            return tr("Says in your name that a text of this page was applied to {0}.", of.workload());
        }
        return copy.makes()
                ? tr(
                        "Says in your name that {0} is copied to {1} in full and kept up to date there.",
                        copy.name(), of.toSite())
                : tr("Says in your name that nobody reads the copy of {0} at {1} any more.", copy.name(), of.toSite());
    }

    private static String undoing(WantedCopy copy) {
        return copy.makes()
                ? tr(
                        "Removes the objects that were copied, and the record of the copy; what a person or a command copied stays.")
                : tr("Records the copy again; objects that were removed do not come back.");
    }

    private static Div panel(com.vaadin.flow.component.Component... content) {
        var panel = new Div(content);
        panel.addClassName("tw-panel");
        return panel;
    }

    private Div actions(ExecutionSummary of, @Nullable WantedCopy copy, ZoneId zone, Runnable again) {
        var row = new Div();
        row.addClassName("dc-actions");
        if (interventions.mayWaive(of)
                && (of.state() == ExecutionState.HELD && of.holdReason() == HoldReason.CARBON
                        || executions.waitsAhead(of) && executions.gate(of.id()).isPresent())) {
            row.add(button(
                    tr("Start now"),
                    tr("Starts although the carbon gate is closed: an exception to policy."),
                    of,
                    interventions::startNow,
                    again));
        }
        if (!interventions.mayOperate(of)) {
            return row;
        }
        if (of.state() == ExecutionState.HELD && of.holdReason() == HoldReason.MANUAL) {
            row.add(new Button(
                    copy == null ? tr("Confirm applied") : tr("Confirm done"),
                    click -> new AppliedDialog(
                                    of.shortId(),
                                    words(of, copy),
                                    copy == null,
                                    zone,
                                    (at, reason) -> interventions.confirmApplied(of.id(), at, reason),
                                    again)
                            .open()));
        }
        if (interventions.maySignal(of)) {
            executions
                    .awaitedSignal(of)
                    .ifPresent(awaited -> row.add(button(
                            of.holdReason() == HoldReason.PATH ? tr("Path is up") : tr("Give signal"),
                            tr("Says {0} in place of what it waits for, and it goes on.", awaited.name()),
                            of,
                            (id, reason) -> interventions.signal(id, SignalToGive.once(awaited.name(), reason)),
                            again)));
        }
        if (of.state() == ExecutionState.HELD && of.holdReason() == HoldReason.BUDGET && interventions.mayWaive(of)) {
            executions.copiedData(of.id()).stream()
                    .filter(data -> data.state().equals("STOPPED"))
                    .findFirst()
                    .ifPresent(data -> row.add(new Button(
                            tr("Raise budget"),
                            click -> new BudgetDialog(
                                            of.shortId(),
                                            data,
                                            (to, reason) -> interventions.raiseEgressBudget(of.id(), to, reason),
                                            again)
                                    .open())));
        }
        boolean waiting = of.steps().stream().anyMatch(s -> s.state() == StepState.RETRYING);
        if (waiting
                        && of.holdReason() != HoldReason.BUDGET
                        && of.holdReason() != HoldReason.PATH
                        && (of.state() == ExecutionState.RUNNING || of.state() == ExecutionState.HELD)
                || of.state() == ExecutionState.UNKNOWN
                || of.state() == ExecutionState.COMPENSATION_FAILED) {
            row.add(button(tr("Retry"), tr("Tries again now instead of later."), of, interventions::retry, again));
        }
        if (interventions.skippable(of)) {
            row.add(button(
                    tr("Skip step"),
                    tr(
                            "Counts the step that does not go on as done. It is not undone later; your reason stands in the log."),
                    of,
                    interventions::skip,
                    again));
        }
        if (of.state().leadsTo(ExecutionState.PAUSED)) {
            row.add(button(
                    tr("Pause"),
                    tr("No further step begins until somebody resumes it."),
                    of,
                    interventions::pause,
                    again));
        }
        if (of.state() == ExecutionState.PAUSED) {
            row.add(button(tr("Resume"), tr("Goes on with the next step."), of, interventions::resume, again));
        }
        if (of.state() == ExecutionState.SUCCEEDED) {
            row.add(button(
                    tr("Roll back"),
                    copy != null
                            ? undoing(copy)
                            : promises.of(of.recommendationId()).isPresent()
                                    ? tr("Puts back what was there before, if a target of ours applied it.")
                                    : tr(
                                            "Moves {0} back to {1}; what the run did stays done.",
                                            of.workload(), of.fromSite()),
                    of,
                    interventions::rollBack,
                    again));
        }
        if (of.state().leadsTo(ExecutionState.CANCELLING)) {
            row.add(button(
                    tr("Cancel"),
                    tr("Ends the run if one is going, and undoes the steps done so far."),
                    of,
                    interventions::cancel,
                    again));
        }
        return row;
    }

    private static Button button(
            String verb, String what, ExecutionSummary of, BiConsumer<UUID, String> act, Runnable again) {
        return new Button(
                verb,
                click -> new ReasonDialog(
                                verb + " " + of.shortId(), what, verb, reason -> act.accept(of.id(), reason), again)
                        .open());
    }

    private Div steps(ExecutionSummary of, ZoneId zone) {
        var title = new Div(
                new H3(tr("Steps")),
                new Span(tr("{0} of {1} done", of.stepsDone(), of.steps().size())),
                quiet(tr("key {0}…, fence {1}", of.runKey().substring(0, 12), of.fence())));
        title.addClassName("dc-line");
        var list = new Div(title);
        list.addClassName("dc-block");
        for (var step : of.steps()) {
            list.add(step(step, zone));
        }
        return list;
    }

    private Div step(StepSummary step, ZoneId zone) {
        var mark = ExecutionMarks.of(step.state(), said(step.kind().title()));
        var state = quiet(ExecutionMarks.words(step.state())
                + (step.tries() > 1 ? tr(", try {0}", step.tries()) : "")
                + (step.startedAt() == null
                        ? ""
                        : ", " + TIME.format(step.startedAt().atZone(zone)))
                + took(step));
        var line = new Div(mark, state);
        line.addClassName("dc-line");
        var detail = new Div(said(step.detail()));
        detail.addClassNames("dc-quiet", "dc-step-detail");
        var block = new Div(line, detail);
        block.addClassName("dc-step");
        if (step.state() == StepState.RUNNING || step.state() == StepState.RETRYING) {
            block.addClassName("dc-now");
        }
        return block;
    }

    private static String took(StepSummary step) {
        if (step.startedAt() == null || step.endedAt() == null) {
            return "";
        }
        if (step.state() == StepState.COMPENSATED) {
            // its end is that of the undoing, which says nothing about how long the step took
            return "";
        }
        var length = Duration.between(step.startedAt(), step.endedAt());
        return ", "
                + (length.toMillis() < 1000
                        ? length.toMillis() + " ms"
                        : length.toMinutes() < 2
                                ? Formats.number(length.toMillis() / 1000.0, 1) + " s"
                                : Formats.duration(length));
    }

    private Div run(ExecutionSummary of, ZoneId zone) {
        var output = executions.output(of.id());
        var block = new Div(
                new H3(tr("Run")),
                new Div(
                        of.specSha256() == null
                                ? of.state().ended() ? tr("Nothing was run.") : tr("Nothing was started yet.")
                                : tr("{0} on {1} as {2}", what(of), of.node(), of.runIdentity())));
        if (of.specSha256() != null) {
            block.add(quiet(moments(of, zone)), new Pre(output.isEmpty() ? tr("It has written nothing.") : output));
        }
        block.addClassName("dc-block");
        return block;
    }

    private static String what(ExecutionSummary of) {
        var object = of.runObject() == null ? "" : of.runObject() + ", ";
        if (of.commandSha256() != null) {
            return tr("{0}command {1}", object, Formats.hash(of.commandSha256()));
        }
        var image = of.imageDigest() == null ? "" : tr("image {0}, ", of.imageDigest());
        return tr("{0}specification {1}", object + image, Formats.hash(Objects.requireNonNull(of.specSha256())));
    }

    private static String moments(ExecutionSummary of, ZoneId zone) {
        return time("started ", of.runStartedAt(), zone)
                + time(tr(", ended "), of.runEndedAt(), zone)
                + (of.exitCode() == null ? "" : tr(", exit code {0}", of.exitCode()));
    }

    private static String time(String word, @Nullable Instant at, ZoneId zone) {
        return at == null ? "" : word + Formats.instant(at, zone);
    }

    private static Span quiet(String text) {
        var span = new Span(text);
        span.addClassNames("dc-quiet", "dc-end");
        return span;
    }
}
