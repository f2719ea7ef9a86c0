/**
 * The pages that bring everything together: Overview and Map.
 *
 * <p>Invariant: Holds no state and computes no figure of its own.
 */
@ApplicationModule(
        displayName = "overview",
        allowedDependencies = {
            "quantity",
            "cost",
            "egress",
            "egress::budget",
            "egress::watch",
            "carbon",
            "latency",
            "latency :: ui",
            "signal",
            "catalog",
            "workload",
            "planning",
            "recommendation",
            "approval",
            "execution",
            "edge",
            "connector",
            "policy",
            "audit",
            "ui",
            "identity",
            "evidence",
            "report"
        })
@NullMarked
package dev.tradewind.overview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
