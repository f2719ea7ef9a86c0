package dev.tradewind.execution.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.execution.ExecutionState;
import dev.tradewind.execution.ExecutionSummary;
import dev.tradewind.execution.Executions;
import dev.tradewind.execution.GateStatus;
import dev.tradewind.execution.HoldReason;
import dev.tradewind.execution.Interventions;
import dev.tradewind.execution.StepState;
import dev.tradewind.execution.StepSummary;
import dev.tradewind.recommendation.RecommendationLinks;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
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
    private final Clock clock;

    ExecutionDetail(Executions executions, Interventions interventions, Clock clock) {
        this.executions = executions;
        this.interventions = interventions;
        this.clock = clock;
    }

    Div of(ExecutionSummary of, ZoneId zone, Runnable again) {
        var head = new Div(
                new H2(of.workload()),
                new Span(of.shortId() + " · from "),
                new Anchor(RecommendationLinks.to(of.recommendationId()), of.recommendation()),
                new Span(" · %s → %s · executor %s"
                        .formatted(of.fromSite() == null ? "nowhere" : of.fromSite(), of.toSite(), of.executor())),
                ExecutionMarks.of(of));
        head.addClassNames("dc-line", "dc-head");
        var actions = actions(of, again);
        var left = panel(head, actions, steps(of, zone));
        if (!of.stateReason().isBlank()) {
            var reason = new Div(of.stateReason());
            reason.addClassName("dc-reason");
            left.addComponentAtIndex(1, reason);
        }
        var page = new Div(left);
        executions.gate(of.id()).ifPresent(gate -> page.add(panel(gate(of, gate, zone))));
        page.add(panel(run(of, zone)), panel(log(of, zone)));
        page.addClassName("dc-stack");
        return page;
    }

    private static Div panel(com.vaadin.flow.component.Component... content) {
        var panel = new Div(content);
        panel.addClassName("tw-panel");
        return panel;
    }

    private Div actions(ExecutionSummary of, Runnable again) {
        var row = new Div();
        row.addClassName("dc-actions");
        if (of.state() == ExecutionState.HELD && of.holdReason() == HoldReason.CARBON) {
            row.add(button(
                    "Start now",
                    "Starts although the carbon gate is closed: an exception to policy.",
                    of,
                    interventions::startNow,
                    again));
        }
        boolean waiting = of.steps().stream().anyMatch(s -> s.state() == StepState.RETRYING);
        if (waiting && of.state() == ExecutionState.RUNNING
                || of.state() == ExecutionState.UNKNOWN
                || of.state() == ExecutionState.COMPENSATION_FAILED) {
            row.add(button("Retry", "Tries again now instead of later.", of, interventions::retry, again));
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
                    "Moves %s back to %s; what the run did stays done.".formatted(of.workload(), of.fromSite()),
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
                + (step.attempts() > 1 ? ", try " + step.attempts() : "")
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
        return step.startedAt() == null || step.endedAt() == null
                ? ""
                : ", "
                        + Formats.number(
                                Duration.between(step.startedAt(), step.endedAt())
                                                .toMillis()
                                        / 1000.0,
                                1) + " s";
    }

    private Div gate(ExecutionSummary of, GateStatus gate, ZoneId zone) {
        var now = clock.instant();
        var value = gate.gramsPerKwh() == null ? "unknown" : Formats.number(gate.gramsPerKwh(), 0);
        var reading = new FigureButton(value, "g/kWh now", () -> gateFigure(gate, value, now));
        var latest = gate.latestStartAt().isAfter(now)
                ? "latest start in " + Formats.duration(Duration.between(now, gate.latestStartAt())) + ", "
                : "latest start was ";
        var block = new Div(
                new H3("Carbon gate"),
                reading,
                new Div("%s; opens at %s g/kWh or less"
                        .formatted(gate.open() ? "open" : "closed", Formats.number(gate.limitGramsPerKwh(), 0))),
                new Div(latest + Formats.instant(gate.latestStartAt(), zone)),
                quiet("then: "
                        + switch (gate.atLatestStart()) {
                            case RUN_AND_RECORD -> "it runs, and the exception is recorded";
                            case ASK -> "it is missed, unless an approver let it start";
                            case MISS -> "it is missed";
                        }));
        block.addClassName("dc-block");
        return block;
    }

    private static Figure gateFigure(GateStatus gate, String value, Instant now) {
        var figure = Figure.of("Grid intensity now", value, "g/kWh")
                .basis("average, life cycle, location-based")
                .formula(
                        "The gate is open while the grid of the target is known and at most the policies' lowest limit.")
                .note("Limit", Formats.number(gate.limitGramsPerKwh(), 0) + " g/kWh");
        var hour = gate.reading();
        if (hour != null) {
            figure.input(
                    gate.zone() == null ? "zone unknown" : gate.zone(),
                    Formats.number(hour.gramsPerKwh(), 0),
                    "g/kWh",
                    Kind.valueOf(hour.kind().name()),
                    hour.source(),
                    Formats.age(hour.hour(), now));
        }
        return figure.build();
    }

    private Div run(ExecutionSummary of, ZoneId zone) {
        var output = executions.output(of.id());
        var block = new Div(
                new H3("Run"),
                new Div(
                        of.commandSha256() == null
                                ? "No command was run."
                                : "command %s on %s as %s"
                                        .formatted(Formats.hash(of.commandSha256()), of.node(), of.runIdentity())),
                quiet(moments(of, zone)),
                new Pre(output.isEmpty() ? "It has written nothing." : output));
        block.addClassName("dc-block");
        return block;
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
