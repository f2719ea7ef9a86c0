package dev.tradewind.execution.ui;

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
import dev.tradewind.execution.StepState;
import dev.tradewind.execution.StepSummary;
import dev.tradewind.recommendation.Promises;
import dev.tradewind.recommendation.RecommendationLinks;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws one execution: steps, gate, what ran where, its output and its history, and what a person may do about it. */
@Component
class ExecutionDetail {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Executions executions;
    private final Interventions interventions;
    private final Promises promises;
    private final Drifts drifts;
    private final Clock clock;

    ExecutionDetail(Executions executions, Interventions interventions, Promises promises, Drifts drifts, Clock clock) {
        this.executions = executions;
        this.interventions = interventions;
        this.promises = promises;
        this.drifts = drifts;
        this.clock = clock;
    }

    Div of(ExecutionSummary of, ZoneId zone, Runnable again) {
        var head = new Div(
                new H2(of.workload()),
                new Span(of.shortId() + " · from "),
                new Anchor(RecommendationLinks.to(of.recommendationId()), of.recommendation()),
                new Span(" · " + path(of) + " · executor " + of.executor()),
                ExecutionMarks.of(of, clock.instant()));
        head.addClassNames("dc-line", "dc-head");
        var actions = actions(of, zone, again);
        var top = panel(head, actions);
        top.addClassName("dc-wide");
        if (!of.stateReason().isBlank()) {
            var reason = new Div(of.stateReason());
            reason.addClassName("dc-reason");
            switch (of.state()) {
                case HELD, UNKNOWN, FAILED, COMPENSATION_FAILED, MISSED_WINDOW -> reason.addClassName("dc-soon");
                case SCHEDULED, RUNNING, PAUSED, COMPENSATING, CANCELLING, SUCCEEDED, COMPENSATED, CANCELLED ->
                    reason.addClassName("dc-quiet");
            }
            top.addComponentAtIndex(1, reason);
        }
        drifts.of(of.id()).ifPresent(drift -> {
            var words = new Div("Changed by somebody else since, seen %s: %s"
                    .formatted(Formats.instant(drift.seenAt(), zone), drift.words()));
            words.addClassNames("dc-reason", "dc-soon");
            top.addComponentAtIndex(1, words);
        });
        var left = new Div(panel(steps(of, zone)));
        left.addClassName("dc-column");
        var data = executions.copiedData(of.id());
        if (!data.isEmpty()) {
            left.add(panel(new CopyPanel(data, zone)));
        }
        var right = new Div();
        right.addClassName("dc-column");
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
                        () -> right.add(panel(run(of, zone))));
        var log = panel(log(of, zone));
        log.addClassName("dc-wide");
        var page = new Div(top, left, right, log);
        page.addClassName("dc-stack");
        return page;
    }

    private static String path(ExecutionSummary of) {
        return of.toSite().equals(of.fromSite())
                ? "stays at " + of.toSite()
                : (of.fromSite() == null ? "nowhere" : of.fromSite()) + " → " + of.toSite();
    }

    private static Div panel(com.vaadin.flow.component.Component... content) {
        var panel = new Div(content);
        panel.addClassName("tw-panel");
        return panel;
    }

    private Div actions(ExecutionSummary of, ZoneId zone, Runnable again) {
        var row = new Div();
        row.addClassName("dc-actions");
        if (interventions.mayWaive(of)
                && (of.state() == ExecutionState.HELD && of.holdReason() == HoldReason.CARBON
                        || executions.waitsAhead(of) && executions.gate(of.id()).isPresent())) {
            row.add(button(
                    "Start now",
                    "Starts although the carbon gate is closed: an exception to policy.",
                    of,
                    interventions::startNow,
                    again));
        }
        if (!interventions.mayOperate(of)) {
            return row;
        }
        if (of.state() == ExecutionState.HELD && of.holdReason() == HoldReason.MANUAL) {
            row.add(new Button(
                    "Confirm applied",
                    click -> new AppliedDialog(
                                    of.shortId(),
                                    of.workload(),
                                    zone,
                                    (at, reason) -> interventions.confirmApplied(of.id(), at, reason),
                                    again)
                            .open()));
        }
        if (of.state() == ExecutionState.HELD && of.holdReason() == HoldReason.BUDGET && interventions.mayWaive(of)) {
            executions.copiedData(of.id()).stream()
                    .filter(data -> data.state().equals("STOPPED"))
                    .findFirst()
                    .ifPresent(data -> row.add(new Button(
                            "Raise budget",
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
                        && (of.state() == ExecutionState.RUNNING || of.state() == ExecutionState.HELD)
                || of.state() == ExecutionState.UNKNOWN
                || of.state() == ExecutionState.COMPENSATION_FAILED) {
            row.add(button("Retry", "Tries again now instead of later.", of, interventions::retry, again));
        }
        if (interventions.skippable(of)) {
            row.add(button(
                    "Skip step",
                    "Counts the step that does not go on as done. It is not undone later; your reason stands in the log.",
                    of,
                    interventions::skip,
                    again));
        }
        if (of.state().leadsTo(ExecutionState.PAUSED)) {
            row.add(button(
                    "Pause", "No further step begins until somebody resumes it.", of, interventions::pause, again));
        }
        if (of.state() == ExecutionState.PAUSED) {
            row.add(button("Resume", "Goes on with the next step.", of, interventions::resume, again));
        }
        if (of.state() == ExecutionState.SUCCEEDED) {
            row.add(button(
                    "Roll back",
                    promises.of(of.recommendationId()).isPresent()
                            ? "Puts back what was there before, if a target of ours applied it."
                            : "Moves %s back to %s; what the run did stays done."
                                    .formatted(of.workload(), of.fromSite()),
                    of,
                    interventions::rollBack,
                    again));
        }
        if (of.state().leadsTo(ExecutionState.CANCELLING)) {
            row.add(button(
                    "Cancel",
                    "Ends the run if one is going, and undoes the steps done so far.",
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
                new H3("Steps"),
                new Span("%d of %d done".formatted(of.stepsDone(), of.steps().size())),
                quiet("key " + of.runKey().substring(0, 12) + "…, fence " + of.fence()));
        title.addClassName("dc-line");
        var list = new Div(title);
        list.addClassName("dc-block");
        for (var step : of.steps()) {
            list.add(step(step, zone));
        }
        return list;
    }

    private Div step(StepSummary step, ZoneId zone) {
        var mark = ExecutionMarks.of(step.state(), step.kind().title());
        var state = quiet(ExecutionMarks.words(step.state())
                + (step.tries() > 1 ? ", try " + step.tries() : "")
                + (step.startedAt() == null
                        ? ""
                        : ", " + TIME.format(step.startedAt().atZone(zone)))
                + took(step));
        var line = new Div(mark, state);
        line.addClassName("dc-line");
        var detail = new Div(step.detail());
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
                new H3("Run"),
                new Div(
                        of.specSha256() == null
                                ? of.state().ended() ? "Nothing was run." : "Nothing was started yet."
                                : "%s on %s as %s".formatted(what(of), of.node(), of.runIdentity())));
        if (of.specSha256() != null) {
            block.add(quiet(moments(of, zone)), new Pre(output.isEmpty() ? "It has written nothing." : output));
        }
        block.addClassName("dc-block");
        return block;
    }

    private static String what(ExecutionSummary of) {
        var object = of.runObject() == null ? "" : of.runObject() + ", ";
        if (of.commandSha256() != null) {
            return object + "command " + Formats.hash(of.commandSha256());
        }
        var image = of.imageDigest() == null ? "" : "image " + of.imageDigest() + ", ";
        return object + image + "specification " + Formats.hash(Objects.requireNonNull(of.specSha256()));
    }

    private static String moments(ExecutionSummary of, ZoneId zone) {
        return time("started ", of.runStartedAt(), zone)
                + time(", ended ", of.runEndedAt(), zone)
                + (of.exitCode() == null ? "" : ", exit code " + of.exitCode());
    }

    private static String time(String word, @Nullable Instant at, ZoneId zone) {
        return at == null ? "" : word + Formats.instant(at, zone);
    }

    private Div log(ExecutionSummary of, ZoneId zone) {
        var lines = executions.history(of.id()).stream()
                .map(line -> TIME.format(line.at().atZone(zone)) + "  f" + line.fence() + "  " + line.line())
                .collect(Collectors.joining("\n"));
        var block = new Div(new H3("Log"), new Pre(lines));
        block.addClassName("dc-block");
        return block;
    }

    private static Span quiet(String text) {
        var span = new Span(text);
        span.addClassNames("dc-quiet", "dc-end");
        return span;
    }
}
