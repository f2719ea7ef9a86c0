/**
 * Freezes a snapshot, runs the engine, stores the plan with its explanation.
 *
 * <p>Invariant: A plan is bound to the hash of its snapshot, and can be repeated from it.
 */
@ApplicationModule(
        displayName = "planning",
        allowedDependencies = {
            "quantity",
            "placement",
            "placement :: check",
            "placement :: scoring",
            "catalog",
            "workload",
            "cost",
            "egress",
            "carbon",
            "latency",
            "signal",
            "policy",
            "evidence",
            "audit",
            "bench",
            "ui",
            "identity",
            "http"
        })
@NullMarked
package dev.tradewind.planning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
