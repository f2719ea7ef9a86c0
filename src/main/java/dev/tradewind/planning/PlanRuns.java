package dev.tradewind.planning;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Plans in the background, one at a time: it goes on when the person who asked leaves the page. */
@Component
public class PlanRuns {
    private final Planner planner;
    private final Clock clock;
    private @Nullable Running running;

    PlanRuns(Planner planner, Clock clock) {
        this.planner = planner;
        this.clock = clock;
    }

    /** A run under way. */
    public static final class Running {
        private final Instant startedAt;
        private final String reason;
        private final AtomicBoolean cancelled = new AtomicBoolean();
        private final CompletableFuture<PlanId> result = new CompletableFuture<>();

        private Running(Instant startedAt, String reason) {
            this.startedAt = startedAt;
            this.reason = reason;
        }

        public Instant startedAt() {
            return startedAt;
        }

        public String reason() {
            return reason;
        }

        /** Ends with the plan, also when it was cancelled: what was found until then is stored. */
        public CompletionStage<PlanId> result() {
            return result;
        }

        public void cancel() {
            cancelled.set(true);
        }
    }

    /** Starts a run in the name of this actor, or returns the one that is under way. */
    public synchronized Running start(PlanRequest request, Actor actor) {
        if (running != null) {
            return running;
        }
        var run = new Running(clock.instant(), request.reason());
        running = run;
        // it computes for seconds: a virtual thread would keep its carrier from all others meanwhile
        Thread.ofPlatform().daemon().name("plan").start(() -> carryOut(run, request, actor));
        return run;
    }

    public synchronized @Nullable Running current() {
        return running;
    }

    private void carryOut(Running run, PlanRequest request, Actor actor) {
        try {
            var id = Actors.runAs(actor, () -> planner.run(request, run.cancelled::get));
            finish();
            run.result.complete(id);
        } catch (RuntimeException failure) {
            finish();
            run.result.completeExceptionally(failure);
        }
    }

    private synchronized void finish() {
        running = null;
    }
}
