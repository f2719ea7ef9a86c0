/**
 * Proposed changes with their deltas, reasons, risk and expiry.
 *
 * <p>Invariant: A recommendation is bound to the digest of its inputs and change; the aggregate guards its own transitions.
 */
@ApplicationModule(
        displayName = "recommendation",
        allowedDependencies = {
            "quantity",
            "workload",
            "planning",
            "egress",
            "egress :: advice",
            "cost",
            "carbon",
            "carbon :: effect",
            "latency",
            "policy",
            "catalog",
            "evidence",
            "event",
            "placement",
            "audit",
            "ui",
            "identity"
        })
@NullMarked
package dev.tradewind.recommendation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
