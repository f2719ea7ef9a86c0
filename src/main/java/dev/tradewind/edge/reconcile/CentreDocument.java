package dev.tradewind.edge.reconcile;

import dev.tradewind.edge.clock.HybridTime;
import org.jspecify.annotations.Nullable;

/**
 * A document at the console.
 *
 * @param body null when deleted
 * @param version name of the version, as the writer gave it
 * @param time of the write by which it is ordered; a writer's clock that ran ahead is cut back to the arrival
 * @param change number of the change, over all documents
 * @param fence highest lease under which it was written, else 0
 * @param site who wrote it
 */
public record CentreDocument(
        String collection,
        String document,
        @Nullable String body,
        String version,
        HybridTime time,
        long change,
        long fence,
        String site) {}
