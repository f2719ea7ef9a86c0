package dev.tradewind.event.delivery;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/**
 * One row in {@code event_task} per receiver that has something to do, leased and heart-beaten by db-scheduler, so that
 * of several replicas one serves it. The row goes when nothing is due; {@link HandOut} makes it again.
 */
@Component
class Lines {
    private final Clock clock;
    private final CustomTask<Void> task;
    private final Scheduler scheduler;

    Lines(DataSource dataSource, Line line, EventSettings settings, Clock clock) {
        this.clock = clock;
        this.task = Tasks.custom("event-line", Void.class)
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    line.serve(instance.getId());
                    return (complete, operations) -> operations.stop();
                });
        this.scheduler = Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), task)
                .tableName("event_task")
                .threads(settings.threads())
                .pollingInterval(settings.poll())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(6)
                .alwaysPersistTimestampInUTC()
                .build();
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        scheduler.start();
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        scheduler.stop();
    }

    /** Soon, if nobody does it already. */
    void serve(String receiver) {
        if (scheduler.scheduleIfNotExists(task.instance(receiver), clock.instant())) {
            scheduler.triggerCheckForDueExecutions();
        }
    }
}
