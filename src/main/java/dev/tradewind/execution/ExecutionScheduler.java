package dev.tradewind.execution;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.AutodetectJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Priority;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.util.Arrays;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/**
 * Wakes the driver: one row per execution in {@code execution_task}, leased and heart-beaten by db-scheduler. Scheduling
 * joins the caller's transaction, so an execution and its row are there together or not at all.
 */
@Component
class ExecutionScheduler {
    private static final Logger LOG = LoggerFactory.getLogger(ExecutionScheduler.class);
    private static final String TASK = "execution";

    private final ExecutionStore store;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final boolean drives;
    private final CustomTask<Void> task;
    private final Scheduler scheduler;

    ExecutionScheduler(
            DataSource dataSource,
            Driver driver,
            ExecutionStore store,
            JdbcClient jdbc,
            ExecutionSettings settings,
            Clock clock) {
        this.store = store;
        this.jdbc = jdbc;
        this.clock = clock;
        this.drives = settings.drives();
        this.task = Tasks.custom(TASK, Void.class).onDeadExecutionRevive().execute((instance, context) -> {
            var execution = UUID.fromString(instance.getId());
            long wakes = wakes(execution);
            var again = driver.drive(execution);
            return (complete, operations) -> {
                again.ifPresentOrElse(
                        at -> {
                            operations.reschedule(complete, at.at());
                            if (at.behindStarts()) {
                                putBehindStarts(instance.getId());
                            }
                        },
                        operations::stop);
                if (wakes(execution) != wakes) {
                    look(execution);
                }
            };
        });
        var source = new TransactionAwareDataSourceProxy(dataSource);
        var dialect = new AutodetectJdbcCustomization(source, true);
        var builder = Scheduler.create(source, task).jdbcCustomization(dialect);
        if (dialect.supportsSingleStatementLockAndFetch()) {
            // takes what is due in one statement, and replicas do not try for the same rows
            builder.pollUsingLockAndFetch(0.5, 2.0);
        }
        this.scheduler = builder.tableName("execution_task")
                .enablePriority()
                .threads(settings.threads())
                .pollingInterval(settings.poll())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(6)
                .alwaysPersistTimestampInUTC()
                .build();
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (drives) {
            adopt();
            scheduler.start();
        }
    }

    /** An execution that has not ended always has its row; one that lost it gets it back. */
    private void adopt() {
        var going = store.findByStateIn(
                Arrays.stream(ExecutionState.values()).filter(s -> !s.ended()).toList());
        for (var execution : going) {
            if (scheduler.scheduleIfNotExists(instance(execution.id()), clock.instant())) {
                LOG.warn("{} had no row in execution_task and got one", execution.shortId());
            }
        }
        if (!going.isEmpty()) {
            LOG.info("{} executions go on where they stood", going.size());
        }
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        scheduler.stop();
    }

    /** In the caller's transaction. */
    void schedule(UUID execution) {
        scheduler.scheduleIfNotExists(instance(execution), clock.instant());
    }

    /** Looks now instead of later. A driver that has it in hand may have read what it goes by: it looks once more. */
    void wake(UUID execution) {
        jdbc.sql("update execution set wakes = wakes + 1 where id = ?")
                .param(execution)
                .update();
        look(execution);
    }

    private void look(UUID execution) {
        var id = TaskInstanceId.of(TASK, execution.toString());
        var row = scheduler.getScheduledExecution(id);
        if (row.isEmpty()) {
            scheduler.scheduleIfNotExists(instance(execution), clock.instant());
        } else if (!row.get().isPicked() && row.get().getExecutionTime().isAfter(clock.instant())) {
            scheduler.reschedule(id, clock.instant());
        }
    }

    private void putBehindStarts(String instance) {
        jdbc.sql("update execution_task set priority = ? where task_name = ? and task_instance = ?")
                .param(Priority.LOW)
                .param(TASK)
                .param(instance)
                .update();
    }

    private long wakes(UUID execution) {
        return jdbc.sql("select wakes from execution where id = ?")
                .param(execution)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private TaskInstance<Void> instance(UUID execution) {
        return task.instance(execution.toString());
    }
}
