package dev.tradewind.edge.agent;

import dev.tradewind.edge.agent.ConsoleLink.LinkDown;
import dev.tradewind.edge.site.SiteStore.StoreFull;
import dev.tradewind.edge.wire.BatchAnswer;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is queued. While the console works on a batch, the one before it is forgotten here and the next one is read and
 * packed: on a long queue neither side waits for the other. A batch that was packed ahead and does not follow what the console
 * has is packed anew; one that was not forgotten in time is sent again and skipped there by its sequence.
 */
final class Sending {
    private final Agent agent;
    private final ExecutorService beside = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("edge-pack").daemon(true).factory());
    private Optional<PackedBatch> ahead = Optional.empty();
    private @Nullable BatchAnswer unconfirmed;

    Sending(Agent agent) {
        this.agent = agent;
    }

    /** One batch, if something waits. Answers whether there was one. */
    boolean some() throws LinkDown, StoreFull, InterruptedException {
        var batch = ahead.isPresent() ? ahead : packed(0);
        ahead = Optional.empty();
        if (batch.isEmpty()) {
            return false;
        }
        var last = batch.get().last();
        var earlier = unconfirmed;
        unconfirmed = null;
        var next = beside.submit(() -> {
            confirm(earlier);
            return packed(last);
        });
        var answer = agent.link().send(batch.get());
        var following = result(next);
        if (answer.received() == last && following.isPresent()) {
            unconfirmed = answer;
            ahead = following;
        } else {
            confirm(answer);
        }
        return true;
    }

    private void confirm(@Nullable BatchAnswer answer) throws StoreFull, InterruptedException {
        if (answer != null) {
            agent.durably(disk -> {
                agent.exchange().received(disk, answer);
                return true;
            });
        }
    }

    private Optional<PackedBatch> packed(long after) {
        return agent.store()
                .read(disk ->
                        agent.exchange().next(disk, after, agent.settings().batch()))
                .map(PackedBatch::of);
    }

    private static Optional<PackedBatch> result(Future<Optional<PackedBatch>> next)
            throws StoreFull, InterruptedException {
        try {
            return next.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof StoreFull full) {
                throw full;
            }
            throw new IllegalStateException("the next batch could not be packed: " + failed.getCause(), failed);
        }
    }
}
