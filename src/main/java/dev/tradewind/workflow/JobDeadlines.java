package dev.tradewind.workflow;

import dev.tradewind.execution.Downstream;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * How long a workload may be held back although it is a job of a workflow that is due: until the due time of the run that is
 * under way, or of the next planned one, less the longest way from the job to the end of the workflow.
 */
@Component
class JobDeadlines implements Downstream {
    /** Planned runs that are looked through for one that a start could still serve. */
    private static final int PLANNED = 50;

    private final WorkflowRows rows;

    JobDeadlines(WorkflowRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Demand> of(String workload, Instant planned) {
        var underWay =
                rows.running().stream().flatMap(id -> rows.run(id).stream()).flatMap(run -> of(run, workload));
        var next = rows.active().stream()
                .filter(each -> each.nextAt() != null)
                .flatMap(each -> of(each.workflow(), each.nextAt(), workload, planned));
        return Stream.concat(underWay, next)
                .filter(demand -> !demand.latestStartAt().isBefore(planned))
                .min(Comparator.comparing(Demand::latestStartAt));
    }

    /** Of a run under way: jobs that have not begun. */
    private static Stream<Demand> of(Run run, String workload) {
        if (run.dueAt() == null) {
            return Stream.empty();
        }
        return run.workflow().jobs().stream()
                .filter(job -> job.workload().equals(workload))
                .filter(job -> run.job(job.name()).startedAt() == null
                        && !run.job(job.name()).state().ended())
                .map(job -> demand(run.workflow(), job, run.dueAt()));
    }

    /** Of the first planned run that a start then could still serve. */
    static Stream<Demand> of(Workflow workflow, Instant nextAt, String workload, Instant planned) {
        return workflow.jobs().stream()
                .filter(job -> job.workload().equals(workload))
                .flatMap(job -> Stream.iterate(
                                Optional.of(nextAt), Optional::isPresent, at -> at.flatMap(workflow::next))
                        .limit(PLANNED)
                        .flatMap(at -> at.flatMap(workflow::dueAfter).stream())
                        .map(due -> demand(workflow, job, due))
                        .filter(demand -> !demand.latestStartAt().isBefore(planned))
                        .limit(1));
    }

    /** The due time less the longest way from the start of the job to the end of the last that waits for it. */
    private static Demand demand(Workflow workflow, Job job, Instant due) {
        var way = Way.from(job, workflow);
        return new Demand(due.minus(way.length()), workflow.name(), job.name(), way.last(), due);
    }

    /** The longest way through the jobs that wait for one, with it. */
    private record Way(Duration length, String last) {
        static Way from(Job job, Workflow workflow) {
            // what does not wait for it has no say in how late it may begin
            var forecast = Forecast.of(
                    Graph.waitingFor(job, workflow.jobs()), Instant.EPOCH, Instant.EPOCH, Map.of(), Map.of());
            return new Way(
                    Duration.between(forecast.start(), forecast.end()),
                    forecast.criticalPath().getLast());
        }
    }
}
