/**
 * The append-only log: a Merkle tree over canonical entries, signed checkpoints, proofs.
 *
 * <p>Invariant: Every change of state writes its entry in the same transaction as the change; an entry is never changed or removed.
 */
@ApplicationModule(
        displayName = "audit",
        allowedDependencies = {"quantity", "evidence", "outbound", "ui", "http"})
@NullMarked
package dev.tradewind.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
