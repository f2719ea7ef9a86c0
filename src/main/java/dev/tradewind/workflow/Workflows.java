package dev.tradewind.workflow;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.execution.JobGates;
import dev.tradewind.execution.Runs;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import dev.tradewind.identity.RoleScope;
import dev.tradewind.quantity.Ids;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All workflows and their runs: what people look at, and what they may do. {@link WorkflowRunner} moves the runs. */
@Component
@Transactional
public class Workflows {
    private final WorkflowRows rows;
    private final Workloads workloads;
    private final Runs runs;
    private final JobGates gates;
    private final AuditTrail audit;
    private final Clock clock;

    Workflows(WorkflowRows rows, Workloads workloads, Runs runs, JobGates gates, AuditTrail audit, Clock clock) {
        this.rows = rows;
        this.workloads = workloads;
        this.runs = runs;
        this.gates = gates;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<WorkflowSummary> all() {
        return rows.active();
    }

    /**
     * A new revision, which holds at once; runs under way go on with the one that they began on.
     *
     * @throws IllegalArgumentException with everything that is wrong
     */
    public WorkflowSummary save(String yaml, Person by) {
        require(by);
        var workflow = switch (WorkflowYaml.read(yaml)) {
            case WorkflowYaml.Read.Valid valid -> valid.workflow();
            case WorkflowYaml.Read.Invalid(var problems) ->
                throw new IllegalArgumentException(String.join("\n", problems));
        };
        for (var job : workflow.jobs()) {
            if (workloads.byName(job.workload()).isEmpty()) {
                throw new IllegalArgumentException("job %s runs '%s', which is no workload. Maybe import it first?"
                        .formatted(job.name(), job.workload()));
            }
        }
        requireAll(workflow, by);
        // who replaces a workflow ends what the one before did
        rows.active(workflow.name()).ifPresent(before -> requireAll(before.workflow(), by));
        var now = clock.instant();
        var saved = new WorkflowSummary(
                Ids.next(),
                rows.revisions(workflow.name()) + 1,
                workflow,
                yaml,
                by.id().toString(),
                now,
                workflow.next(now).orElse(null));
        rows.add(saved);
        audit.record(Change.of(
                "workflow.saved",
                "workflow",
                workflow.name() + "@" + saved.revision(),
                Map.of("jobs", workflow.jobs().size(), "yaml", yaml)));
        return saved;
    }

    public void retire(String name, String reason, Person by) {
        require(by);
        var of = load(name);
        requireAll(of.workflow(), by);
        rows.retire(of.id());
        audit.record(Change.of("workflow.retired", "workflow", name + "@" + of.revision(), Map.of())
                .because(reason.isBlank() ? null : reason));
    }

    /** Begins a run now, beside its schedule. */
    public Run start(String name, String reason, Person by) {
        require(by);
        var of = load(name);
        requireAll(of.workflow(), by);
        return begin(of, clock.instant(), reason, by);
    }

    Run begin(WorkflowSummary of, Instant planned, String reason) {
        return begin(of, planned, reason, null);
    }

    private Run begin(WorkflowSummary of, Instant planned, String reason, @Nullable Person by) {
        var now = clock.instant();
        var run = new Run(
                Ids.next(),
                "WFR-" + rows.nextNumber(),
                of.workflow(),
                planned,
                now,
                of.workflow().dueAfter(planned).orElse(null),
                Run.RunState.RUNNING,
                null,
                false,
                Graph.inOrder(of.workflow().jobs()).stream()
                        .map(job -> new Run.JobRun(job.name(), JobState.WAITING, 0, null, null, "", false))
                        .toList());
        rows.begin(of.id(), run, by == null ? null : by.id());
        audit.record(Change.of(
                        "workflow.run-started",
                        "workflow-run",
                        run.shortId(),
                        Map.of(
                                "workflow",
                                of.workflow().name(),
                                "revision",
                                of.revision(),
                                "plannedAt",
                                planned.toString()))
                .because(reason.isBlank() ? null : reason));
        return run;
    }

    @Transactional(readOnly = true)
    public List<Run> runs(String workflow) {
        return rows.latest(workflow);
    }

    @Transactional(readOnly = true)
    public Optional<Run> run(String shortId) {
        return shortId.matches("(?i)WFR-\\d{1,18}") ? rows.run(Long.parseLong(shortId.substring(4))) : Optional.empty();
    }

    /** Tries a job that failed once more; what was skipped because of it waits again. */
    public Run retry(String shortId, String job, String reason, Person by) {
        return intervene(shortId, job, "retried", reason, by, each -> {
            if (each.state() != JobState.FAILED) {
                throw new IllegalStateException(
                        "job %s is %s; only what failed is tried again".formatted(job, each.state()));
            }
            return new Run.JobRun(job, JobState.WAITING, each.attempt(), null, null, "", false);
        });
    }

    /** Says that a job need not run, or that its end is known to be good; what waits for it goes on. */
    public Run passOver(String shortId, String job, String reason, Person by) {
        return intervene(shortId, job, "passed-over", reason, by, each -> {
            if (each.state() == JobState.RUNNING || each.state() == JobState.SUCCEEDED) {
                throw new IllegalStateException("job %s is %s".formatted(job, each.state()));
            }
            var now = clock.instant();
            return new Run.JobRun(
                    job, JobState.SUCCEEDED, each.attempt(), now, now, "passed over: " + reason.trim(), false);
        });
    }

    /**
     * Lets a job start although the grid is not what it waits for. Where a policy limits carbon that is an exception to it, by
     * an approver who did not ask for the run; else an operator's matter.
     */
    public Run letStart(String shortId, String job, String reason, Person by) {
        var run = hold(shortId);
        workloads.byName(workload(run, job)).ifPresentOrElse(workload -> requireLetStart(run, workload, by), () -> {
            require(by);
            requireAll(run.workflow(), by);
        });
        return change(run, job, "let-start", reason, by, each -> {
            boolean missed = each.state() == JobState.FAILED && each.attempt() == 0;
            if (each.state() != JobState.HELD && each.state() != JobState.WAITING && !missed) {
                throw new IllegalStateException("job %s is %s; only what waits, or missed its start, is let start"
                        .formatted(job, each.state()));
            }
            rows.waiveGate(run.id(), job);
            return missed ? new Run.JobRun(job, JobState.WAITING, 0, null, null, "", false) : each;
        });
    }

    private Run intervene(
            String shortId, String job, String verb, String reason, Person by, UnaryOperator<Run.JobRun> change) {
        require(by);
        var run = hold(shortId);
        requireAll(run.workflow(), by);
        return change(run, job, verb, reason, by, change);
    }

    private Run change(Run run, String job, String verb, String reason, Person by, UnaryOperator<Run.JobRun> change) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException(
                    "it takes a reason: whoever reads the log will ask %s for it".formatted(by.displayName()));
        }
        rows.write(run.id(), change.apply(run.job(job)));
        run.jobs().stream()
                .filter(each -> each.state() == JobState.SKIPPED)
                .forEach(each -> rows.write(
                        run.id(),
                        new Run.JobRun(each.name(), JobState.WAITING, each.attempt(), null, null, "", false)));
        rows.goesOn(run.id());
        audit.record(Change.of("workflow.job-" + verb, "workflow-run", run.shortId(), Map.of("job", job))
                .because(reason));
        return rows.run(run.id()).orElseThrow();
    }

    /** Nothing more begins; what runs is asked to end. */
    public Run cancel(String shortId, String reason, Person by) {
        require(by);
        var run = hold(shortId);
        requireAll(run.workflow(), by);
        if (run.state() != Run.RunState.RUNNING) {
            throw new IllegalStateException(shortId + " is " + run.state());
        }
        var now = clock.instant();
        for (var job : run.jobs()) {
            if (!job.state().ended()) {
                if (job.attempt() > 0 && job.startedAt() != null) {
                    workloads
                            .byName(workload(run, job.name()))
                            .ifPresent(workload -> runs.cancel(WorkflowRunner.key(run, job), workload));
                }
                rows.write(
                        run.id(),
                        new Run.JobRun(
                                job.name(), JobState.SKIPPED, job.attempt(), job.startedAt(), now, "cancelled", false));
            }
        }
        rows.end(run.id(), Run.RunState.CANCELLED, now);
        audit.record(Change.of("workflow.run-cancelled", "workflow-run", shortId, Map.of())
                .because(reason.isBlank() ? null : reason));
        return rows.run(run.id()).orElseThrow();
    }

    static String workload(Run run, String job) {
        return run.workflow().jobs().stream()
                .filter(each -> each.name().equals(job))
                .map(Job::workload)
                .findFirst()
                .orElseThrow();
    }

    private Run hold(String shortId) {
        return run(shortId)
                .flatMap(run -> rows.hold(run.id()))
                .orElseThrow(() -> new IllegalArgumentException("there is no run " + shortId));
    }

    private WorkflowSummary load(String name) {
        return rows.active(name).orElseThrow(() -> new IllegalArgumentException("there is no workflow " + name));
    }

    /** Whether this person may save, start, change and cancel it: an operator of every workload that it runs. */
    @Transactional(readOnly = true)
    public boolean mayOperate(Workflow of, Person by) {
        return by.has(Role.OPERATOR)
                && of.jobs().stream().allMatch(job -> workloads.may(by, job.workload(), Role.OPERATOR));
    }

    private void requireLetStart(Run run, Workload workload, Person by) {
        switch (gates.waiver(workload)) {
            case NOT_NEEDED -> {
                require(by);
                requireAll(run.workflow(), by);
            }
            case APPROVER -> {
                if (!by.has(Role.APPROVER)) {
                    throw new IllegalStateException("An exception to a policy takes the role APPROVER");
                }
                by.require(workload.owner(), workload.environment(), Role.APPROVER);
                if (by.id().equals(rows.startedBy(run.id()).orElse(null))) {
                    throw new IllegalStateException("You began this run, so somebody else must let it start");
                }
            }
            case NOBODY ->
                throw new IllegalStateException(
                        "The policy says MISS: nobody can let it start while the grid is too dirty");
        }
    }

    /** Whether this person may let a job start against a policy's carbon limit. */
    @Transactional(readOnly = true)
    public boolean mayLetStart(Run run, String job, Person by) {
        return workloads
                .byName(workload(run, job))
                .filter(workload -> gates.waiver(workload) == JobGates.Waiver.APPROVER
                        && by.may(Role.APPROVER, workload.owner(), workload.environment()))
                .isPresent();
    }

    /** @throws dev.tradewind.identity.OutOfScope naming the owner of the first workload that is another's */
    void requireAll(Workflow of, Person by) {
        for (var job : of.jobs()) {
            workloads
                    .byName(job.workload())
                    .ifPresentOrElse(
                            workload -> by.require(workload.owner(), workload.environment(), Role.OPERATOR),
                            () -> by.require(RoleScope.EVERY, RoleScope.EVERY, Role.OPERATOR));
        }
    }

    private static void require(Person by) {
        if (!by.has(Role.OPERATOR)) {
            throw new IllegalStateException("Workflows take the role OPERATOR");
        }
    }
}
