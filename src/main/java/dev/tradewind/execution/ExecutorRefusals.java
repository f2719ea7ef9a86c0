package dev.tradewind.execution;

import dev.tradewind.execution.spi.RunRequest;
import dev.tradewind.execution.spi.Submission;
import dev.tradewind.quantity.Timestamps;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What executors refused, with the text that they refused, so that a person sees both at once. The same again is counted. */
@Component
class ExecutorRefusals {
    private static final int LONGEST = 64 * 1024;

    private final JdbcClient jdbc;
    private final Clock clock;

    ExecutorRefusals(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    void keep(UUID execution, StepKind step, String executor, RunRequest request, Submission.Refused refused) {
        var now = Timestamps.utc(clock.instant());
        var why = cut(Masked.text(refused.why()));
        var sent = cut(Masked.text(refused.sent() == null ? AskedWork.words(request) : refused.sent()));
        var before = of(execution);
        if (!before.isEmpty()) {
            var last = before.getFirst();
            if (last.step() == step
                    && last.executor().equals(executor)
                    && last.why().equals(why)
                    && last.sent().equals(sent)) {
                jdbc.sql(
                                "update execution_refusal set last_at = ?, times = times + 1 where execution_id = ? and number = ?")
                        .params(now, execution, before.size())
                        .update();
                return;
            }
        }
        jdbc.sql("""
                        insert into execution_refusal
                          (execution_id, number, first_at, last_at, times, step, executor, why, reached, sent)
                        values (?, ?, ?, ?, 1, ?, ?, ?, ?, ?)
                        """)
                .params(
                        execution,
                        before.size() + 1,
                        now,
                        now,
                        step.name(),
                        executor,
                        why,
                        refused.sent() != null,
                        sent)
                .update();
    }

    /** The latest first. */
    List<Refusal> of(UUID execution) {
        return jdbc.sql("select * from execution_refusal where execution_id = ? order by number desc")
                .param(execution)
                .query((row, n) -> new Refusal(
                        Timestamps.at(row, "first_at"),
                        Timestamps.at(row, "last_at"),
                        row.getInt("times"),
                        StepKind.valueOf(row.getString("step")),
                        row.getString("executor"),
                        row.getString("why"),
                        row.getBoolean("reached"),
                        row.getString("sent")))
                .list();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST) + "\n… and %d characters more".formatted(text.length() - LONGEST);
    }
}
