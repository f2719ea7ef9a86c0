package dev.tradewind.execution;

import dev.tradewind.quantity.Moments;
import java.time.Instant;
import java.util.Optional;

/** What waits for a workload and is due at a time: asked before one is held back. Told by whoever knows of it. */
public interface Downstream {
    /**
     * The tightest demand on a start of the workload that is planned not before then; empty where nothing that waits for it is
     * due. A demand that could not have been met even by a start then is left out: it binds nobody.
     */
    Optional<Demand> of(String workload, Instant planned);

    /**
     * @param latestStartAt with a later start something would end after it is due, by how long jobs usually take
     * @param workflow whose job the workload is
     * @param job that the workload is
     * @param last job that then ends last, which may be the same
     */
    record Demand(Instant latestStartAt, String workflow, String job, String last, Instant dueAt) {
        /** {@code report of workflow nightly is over by 06:00}: what goes on a sentence about the latest start. */
        String soThat() {
            return "%s of workflow %s is over by %s".formatted(last, workflow, Moments.words(dueAt));
        }
    }
}
