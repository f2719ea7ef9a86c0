package dev.tradewind.workflow.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.GanttChart;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import dev.tradewind.workflow.Forecast;
import dev.tradewind.workflow.Job;
import dev.tradewind.workflow.JobState;
import dev.tradewind.workflow.Run;
import dev.tradewind.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Jobs in their order with what is predicted, the path that makes the end, and "what if this slips?". */
final class ScheduleBlock extends Div {
    private final Workflow workflow;
    private final @Nullable Run run;
    private final Instant now;
    private final ZoneId zone;

    ScheduleBlock(Workflow holding, @Nullable Run run, Instant now, ZoneId zone) {
        this.workflow = run == null ? holding : run.workflow();
        this.run = run;
        this.now = now;
        this.zone = zone;
        addClassName("dc-block");
        var forecast = forecast(Map.of());
        add(
                new H3(run == null ? tr("As it would run next") : tr("Run {0}", run.shortId())),
                new Div(ends(forecast)),
                chart(forecast));
        workflow.jobs().stream()
                .sorted(java.util.Comparator.comparing(
                        (Job job) -> forecast.of(job.name()).from()))
                .forEach(job -> add(line(job, forecast)));
    }

    private Instant start() {
        return run != null ? run.startedAt() : workflow.next(now).orElse(now);
    }

    private Optional<Instant> due() {
        return run != null ? Optional.ofNullable(run.dueAt()) : workflow.dueAfter(start());
    }

    private Forecast forecast(Map<String, Duration> slips) {
        return run != null ? run.forecast(now, slips) : Forecast.of(workflow.jobs(), start(), start(), Map.of(), slips);
    }

    private String ends(Forecast of) {
        var ended = run == null ? null : run.endedAt();
        var text = tr(
                "{0} {1}; it hangs on {2}.",
                run == null || ended == null
                        ? tr("Predicted end")
                        : tr("Ended {0}", said(run.state().name().toLowerCase(Locale.ROOT))),
                Formats.instant(ended == null ? of.end() : ended, zone),
                String.join(tr(", then "), of.criticalPath()));
        return text
                + due().map(due -> of.end().isAfter(due)
                                ? tr(
                                        " Due is {0}: {1} late.",
                                        Formats.instant(due, zone), Formats.duration(Duration.between(due, of.end())))
                                : tr(
                                        " Due is {0}: {1} to spare.",
                                        Formats.instant(due, zone), Formats.duration(Duration.between(of.end(), due))))
                        .orElse("");
    }

    private GanttChart chart(Forecast of) {
        var chart = new GanttChart(tr("Jobs of {0} in time", workflow.name()), "");
        // it has no title beside which its tools would stand: above the hours, not on them
        chart.getStyle().set("margin-top", "28px").set("--tw-chart-tools-top", "-28px");
        List<GanttChart.Lane> lanes = of.jobs().entrySet().stream()
                .map(each -> new GanttChart.Lane(
                        each.getKey(),
                        each.getKey(),
                        of.criticalPath().contains(each.getKey()) ? tr("on the path") : "",
                        null,
                        null,
                        each.getValue().from(),
                        each.getValue().to(),
                        null,
                        null,
                        look(each.getKey()),
                        List.of()))
                .toList();
        var end = due().filter(due -> due.isAfter(of.end())).orElse(of.end());
        chart.setData(of.start(), end.plus(Duration.ofMinutes(5)), lanes, List.of(), "");
        return chart;
    }

    private String look(String job) {
        return switch (state(job)) {
            case WAITING -> "planned";
            case HELD, UNKNOWN -> "held";
            case RUNNING -> "running";
            case SUCCEEDED -> "done";
            case FAILED, SKIPPED -> "missed";
        };
    }

    private JobState state(String job) {
        return run == null
                ? JobState.WAITING
                : run.jobs().stream()
                        .filter(each -> each.name().equals(job))
                        .findFirst()
                        .map(Run.JobRun::state)
                        .orElse(JobState.WAITING);
    }

    private Div line(Job job, Forecast forecast) {
        var span = forecast.of(job.name());
        var state = state(job.name());
        var mark = new StatusMark(
                switch (state) {
                    case WAITING, HELD -> Status.WAITING;
                    case RUNNING -> Status.RUNNING;
                    case UNKNOWN -> Status.WAITING;
                    case SUCCEEDED -> Status.DONE;
                    case FAILED -> Status.FAILED;
                    case SKIPPED -> Status.CANCELLED;
                },
                job.name()
                        + (state == JobState.WAITING ? "" : ", " + state.name().toLowerCase(Locale.ROOT)));
        var when = new Span(tr(
                "{0} to {1}, {2}",
                Formats.instant(span.from(), zone),
                Formats.instant(span.to(), zone),
                forecast.criticalPath().contains(job.name())
                        ? tr("on the critical path")
                        : tr("{0} of slack", Formats.duration(span.slack()))));
        when.addClassNames("dc-end", "dc-quiet");
        var top = new Div(mark, when);
        top.addClassName("dc-line");
        var detail = run == null
                ? ""
                : run.jobs().stream()
                        .filter(each -> each.name().equals(job.name()))
                        .map(Run.JobRun::detail)
                        .findFirst()
                        .orElse("");
        var more = new Div(tr(
                "runs {0}{1}{2}",
                job.workload(),
                job.after().isEmpty()
                        ? ""
                        : tr(
                                ", after {0}",
                                job.after().stream()
                                        .map(after -> after.job()
                                                + (after.on() == Job.On.SUCCESS
                                                        ? ""
                                                        : tr(
                                                                " on {0}",
                                                                after.on()
                                                                        .name()
                                                                        .toLowerCase(Locale.ROOT))))
                                        .collect(Collectors.joining(tr(" and ")))),
                detail.isBlank() ? "" : ": " + detail));
        more.addClassNames("dc-quiet", "dc-step-detail");
        return new Div(top, more);
    }

    /** What becomes of the end if one job takes so much longer. */
    String whatIf(String job, int minutes) {
        var with = forecast(Map.of(job, Duration.ofMinutes(minutes)));
        var moved = Duration.between(forecast(Map.of()).end(), with.end());
        return tr(
                "{0} minutes more in {1} move the end by {2}. {3}",
                minutes, job, moved.isZero() ? tr("nothing") : Formats.duration(moved), ends(with));
    }
}
