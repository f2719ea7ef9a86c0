package dev.tradewind.execution;

import dev.tradewind.execution.local.LocalExecutor;
import dev.tradewind.execution.move.Commit;
import dev.tradewind.execution.move.DataMove;
import dev.tradewind.execution.move.MoveRows;
import dev.tradewind.execution.move.MoveState;
import dev.tradewind.execution.spi.Executor;
import dev.tradewind.execution.spi.Observation;
import dev.tradewind.execution.spi.RunRequest;
import dev.tradewind.execution.spi.Submission;
import dev.tradewind.execution.spi.Work;
import dev.tradewind.ui.Notation;
import dev.tradewind.workload.DataCopy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Copies by a command of the workload's definition, on this machine; what it writes of its progress is believed. */
@Component
class CommandMoves {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int TAIL = 16 * 1024;

    private final Executors executors;
    private final MoveRows rows;
    private final EgressBudgets budgets;
    private final ExecutorRefusals refusals;
    private final ExecutionSettings settings;
    private final Clock clock;

    CommandMoves(
            Executors executors,
            MoveRows rows,
            EgressBudgets budgets,
            ExecutorRefusals refusals,
            ExecutionSettings settings,
            Clock clock) {
        this.executors = executors;
        this.rows = rows;
        this.budgets = budgets;
        this.refusals = refusals;
        this.settings = settings;
        this.clock = clock;
    }

    Slice advance(ExecutionSummary of, DataMove was, DataCopy how, Commit commit) {
        var executor = executors.byId(LocalExecutor.ID);
        var move = was;
        if (move.state() == MoveState.STOPPED) {
            if (executor.observe(key(of, move)) instanceof Observation.Running) {
                executor.cancel(key(of, move));
                return new Slice.More(clock.instant().plus(LOOK), "the stopped command of " + move.dataSet() + " ends");
            }
            var dear = budgets.objection(move, move.bytesSent());
            if (dear.isPresent()) {
                return new Slice.AtLimit(dear.get());
            }
        }
        if (move.state() != MoveState.COPYING) {
            commit.of(() -> {
                rows.attempt(was);
                rows.become(was, MoveState.COPYING, "", clock.instant());
            });
            move = rows.of(of.id(), move.position());
        }
        var request = request(of, move, how);
        return switch (executor.submit(request)) {
            case Submission.Refused refused -> {
                refusals.keep(of.id(), StepKind.PREPARE, LocalExecutor.ID, request, refused);
                yield new Slice.Failed("the copy of " + move.dataSet() + " was refused: " + refused.why());
            }
            case Submission.Unanswered(var why) -> new Slice.Untold(why);
            case Submission.Taken ignored -> watch(of, move, executor, commit);
        };
    }

    private Slice watch(ExecutionSummary of, DataMove move, Executor executor, Commit commit) {
        var key = key(of, move);
        var seen = executor.observe(key);
        return switch (seen) {
            case Observation.Starting ignored ->
                new Slice.More(clock.instant().plus(LOOK), move.dataSet() + ": its command starts");
            case Observation.Running running -> {
                var now = progress(of, move, executor, running.startedAt(), clock.instant(), commit);
                var stop = budgets.objection(now, now.bytesSent());
                if (stop.isPresent()) {
                    executor.cancel(key);
                    yield new Slice.AtLimit(stop.get());
                }
                yield new Slice.More(clock.instant().plus(LOOK), words(now));
            }
            case Observation.Ended ended -> {
                var now = progress(of, move, executor, ended.startedAt(), ended.endedAt(), commit);
                if (ended.exitCode() == 0) {
                    yield new Slice.Copied("%s: its command ended well, %s GB by its own word"
                            .formatted(now.dataSet(), ObjectMoves.gigabytes(now.bytesSent())));
                }
                commit.of(() -> rows.attempt(move));
                yield new Slice.Failed("the command that copies %s ended with exit code %d"
                        .formatted(move.dataSet(), ended.exitCode()));
            }
            case Observation.NotFound ignored -> new Slice.Failed("the executor does not know " + key);
            case Observation.Missed(var why) -> new Slice.Failed(why);
            case Observation.Lost(var why) -> new Slice.Untold(why);
            case Observation.Unreachable(var why) -> new Slice.Untold(why);
        };
    }

    private DataMove progress(
            ExecutionSummary of, DataMove move, Executor executor, Instant from, Instant to, Commit commit) {
        var told = CopyProgress.last(executor.output(key(of, move), TAIL));
        if (told.isPresent()) {
            var said = told.get();
            commit.of(() -> rows.told(
                    move,
                    said.ofObjects(),
                    said.objects(),
                    said.ofBytes(),
                    said.bytes(),
                    move.bytesBefore() + said.bytes(),
                    Math.max(1, Duration.between(from, to).toMillis())));
        }
        return rows.of(move.execution(), move.position());
    }

    /** Ends it if it runs; words once it does not. */
    Optional<String> end(ExecutionSummary of, DataMove move) {
        if (move.attempts() == 0) {
            return Optional.of("nothing was copied");
        }
        var executor = executors.byId(LocalExecutor.ID);
        return switch (executor.observe(key(of, move))) {
            case Observation.Running ignored -> {
                executor.cancel(key(of, move));
                yield Optional.empty();
            }
            case Observation.Starting ignored ->
                executor.cancel(key(of, move)) ? Optional.empty() : Optional.of(stays());
            case Observation.Unreachable ignored -> Optional.empty();
            case Observation.NotFound ignored -> Optional.of("nothing was copied");
            case Observation.Ended ignored -> Optional.of(stays());
            case Observation.Lost ignored -> Optional.of(stays());
            case Observation.Missed ignored -> Optional.of("nothing was copied");
        };
    }

    private static String stays() {
        return "what its command copied stays: only the command knows what that is";
    }

    private RunRequest request(ExecutionSummary of, DataMove move, DataCopy how) {
        var environment = Map.of(
                "TRADEWIND_WORKLOAD", of.workload(),
                "TRADEWIND_DATA_SET", move.dataSet(),
                "TRADEWIND_SITE", move.toSite(),
                "TRADEWIND_FROM_SITE", move.fromSite(),
                "TRADEWIND_MEGABYTES_PER_SECOND",
                        how.megabytesPerSecond() == null
                                ? ""
                                : how.megabytesPerSecond().toPlainString());
        return new RunRequest(
                key(of, move),
                move.toSite(),
                new Work.Command(how.command()),
                environment,
                settings.copyTimeout(),
                settings.outputBytes());
    }

    private static String key(ExecutionSummary of, DataMove move) {
        return of.runKey() + "-data-" + move.position() + "-" + move.attempts();
    }

    private static String words(DataMove now) {
        if (now.bytesSent() == 0) {
            return now.dataSet() + ": its command runs and has told no progress";
        }
        return "%s: %s%s GB"
                .formatted(
                        now.dataSet(),
                        ObjectMoves.gigabytes(now.bytesDone()),
                        now.bytes() == 0 ? "" : " of " + Notation.PLAIN.number(DataMove.gigabytes(now.bytes()), 3));
    }
}
