package dev.tradewind.workflow;

import dev.tradewind.quantity.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Workflows and their runs as rows. Whoever moves a run holds its row: no second replica moves it meanwhile. */
@Component
class WorkflowRows {
    private final JdbcClient jdbc;

    WorkflowRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<WorkflowSummary> active() {
        return jdbc.sql("select * from workflow where active order by name")
                .query((row, n) -> summary(row))
                .list();
    }

    Optional<WorkflowSummary> active(String name) {
        return jdbc.sql("select * from workflow where active and name = ?")
                .param(name)
                .query((row, n) -> summary(row))
                .optional();
    }

    int revisions(String name) {
        return jdbc.sql("select count(*) from workflow where name = ?")
                .param(name)
                .query(Integer.class)
                .single();
    }

    void add(WorkflowSummary of) {
        jdbc.sql("update workflow set active = false where name = ?")
                .param(of.workflow().name())
                .update();
        jdbc.sql("""
                insert into workflow (id, name, revision, yaml, saved_by, saved_at, active, next_at)
                values (?, ?, ?, ?, ?, ?, true, ?)""")
                .param(of.id())
                .param(of.workflow().name())
                .param(of.revision())
                .param(of.yaml())
                .param(of.savedBy())
                .param(utc(of.savedAt()))
                .param(utc(of.nextAt()))
                .update();
    }

    void retire(UUID id) {
        jdbc.sql("update workflow set active = false, next_at = null where id = ?")
                .param(id)
                .update();
    }

    /** Takes one that is due, so that no other replica does; in the caller's transaction. */
    Optional<WorkflowSummary> takeDue(Instant now) {
        return jdbc.sql("""
                select * from workflow where active and next_at <= ? order by next_at limit 1 for update skip locked""").param(utc(now)).query((row, n) -> summary(row)).optional();
    }

    void nextAt(UUID workflow, @Nullable Instant next) {
        jdbc.sql("update workflow set next_at = ? where id = ?")
                .param(utc(next))
                .param(workflow)
                .update();
    }

    void begin(UUID workflow, Run run, @Nullable UUID by) {
        jdbc.sql("""
                insert into workflow_run (id, number, workflow_id, planned_at, started_at, due_at, state, told_late, started_by)
                values (?, ?, ?, ?, ?, ?, ?, false, ?)""")
                .param(run.id())
                .param(Long.parseLong(run.shortId().substring(4)))
                .param(workflow)
                .param(utc(run.plannedAt()))
                .param(utc(run.startedAt()))
                .param(utc(run.dueAt()))
                .param(run.state().name())
                .param(by)
                .update();
        int position = 0;
        for (var job : run.jobs()) {
            jdbc.sql("""
                    insert into workflow_job (run_id, name, position, state, attempt, detail, told_overrun)
                    values (?, ?, ?, ?, 0, '', false)""")
                    .params(run.id(), job.name(), position++, job.state().name())
                    .update();
        }
    }

    long nextNumber() {
        return jdbc.sql("select nextval('workflow_run_number')")
                .query(Long.class)
                .single();
    }

    List<UUID> running() {
        return jdbc.sql("select id from workflow_run where state = 'RUNNING' order by started_at, id")
                .query(UUID.class)
                .list();
    }

    /** Takes a run that goes on; empty while another replica has it or when it has ended. In the caller's transaction. */
    Optional<Run> take(UUID id) {
        return jdbc.sql("select id from workflow_run where id = ? and state = 'RUNNING' for update skip locked")
                .param(id)
                .query(UUID.class)
                .optional()
                .flatMap(this::run);
    }

    /** Waits for it: a person's change is not lost because a replica looks at it. */
    Optional<Run> hold(UUID id) {
        return jdbc.sql("select id from workflow_run where id = ? for update")
                .param(id)
                .query(UUID.class)
                .optional()
                .flatMap(this::run);
    }

    Optional<Run> run(UUID id) {
        return runs("r.id = ?", id).stream().findFirst();
    }

    Optional<Run> run(long number) {
        return runs("r.number = ?", number).stream().findFirst();
    }

    List<Run> latest(String workflow) {
        return runs("w.name = ?", workflow);
    }

    private List<Run> runs(String where, Object value) {
        return jdbc.sql("select r.*, w.yaml from workflow_run r join workflow w on w.id = r.workflow_id where " + where
                        + " order by r.number desc limit 30")
                .param(value)
                .query((row, n) -> read(row))
                .list();
    }

    void end(UUID run, Run.RunState state, Instant at) {
        jdbc.sql("update workflow_run set state = ?, ended_at = ? where id = ?")
                .params(state.name(), at.atOffset(ZoneOffset.UTC), run)
                .update();
    }

    /** Empty where a schedule or an event began it. */
    Optional<UUID> startedBy(UUID run) {
        return jdbc.sql("select started_by from workflow_run where id = ? and started_by is not null")
                .param(run)
                .query(UUID.class)
                .optional();
    }

    void waiveGate(UUID run, String job) {
        jdbc.sql("update workflow_job set gate_waived = true where run_id = ? and name = ?")
                .params(run, job)
                .update();
    }

    boolean gateWaived(UUID run, String job) {
        return jdbc.sql("select gate_waived from workflow_job where run_id = ? and name = ?")
                .params(run, job)
                .query(Boolean.class)
                .single();
    }

    void goesOn(UUID run) {
        jdbc.sql("update workflow_run set state = 'RUNNING', ended_at = null where id = ?")
                .param(run)
                .update();
    }

    void toldLate(UUID run) {
        jdbc.sql("update workflow_run set told_late = true where id = ?")
                .param(run)
                .update();
    }

    void write(UUID run, Run.JobRun job) {
        jdbc.sql("""
                update workflow_job set state = ?, attempt = ?, started_at = ?, ended_at = ?, detail = ?, told_overrun = ?
                where run_id = ? and name = ?""")
                .param(job.state().name())
                .param(job.attempt())
                .param(utc(job.startedAt()))
                .param(utc(job.endedAt()))
                .param(job.detail())
                .param(job.toldOverrun())
                .param(run)
                .param(job.name())
                .update();
    }

    private Run read(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Run(
                id,
                "WFR-" + row.getLong("number"),
                workflow(row.getString("yaml")),
                Timestamps.at(row, "planned_at"),
                Timestamps.at(row, "started_at"),
                Timestamps.instant(row, "due_at"),
                Run.RunState.valueOf(row.getString("state")),
                Timestamps.instant(row, "ended_at"),
                row.getBoolean("told_late"),
                jobs(id));
    }

    private List<Run.JobRun> jobs(UUID run) {
        return jdbc.sql("select * from workflow_job where run_id = ? order by position")
                .param(run)
                .query((row, n) -> new Run.JobRun(
                        row.getString("name"),
                        JobState.valueOf(row.getString("state")),
                        row.getInt("attempt"),
                        Timestamps.instant(row, "started_at"),
                        Timestamps.instant(row, "ended_at"),
                        row.getString("detail"),
                        row.getBoolean("told_overrun")))
                .list();
    }

    private static WorkflowSummary summary(ResultSet row) throws SQLException {
        return new WorkflowSummary(
                row.getObject("id", UUID.class),
                row.getInt("revision"),
                workflow(row.getString("yaml")),
                row.getString("yaml"),
                row.getString("saved_by"),
                Timestamps.at(row, "saved_at"),
                Timestamps.instant(row, "next_at"));
    }

    private static Workflow workflow(String yaml) {
        return switch (WorkflowYaml.read(yaml)) {
            case WorkflowYaml.Read.Valid(var workflow) -> workflow;
            case WorkflowYaml.Read.Invalid(var problems) ->
                throw new IllegalStateException(
                        "A stored workflow cannot be read: " + problems + ". Maybe it was written by a newer version?");
        };
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
