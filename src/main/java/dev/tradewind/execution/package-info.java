/**
 * Carries out what was approved: durable steps, gates, compensation.
 *
 * <p>Invariant: A step is committed before its effect counts as done; a repeated step finds its first attempt by its key.
 */
@ApplicationModule(
        displayName = "execution",
        allowedDependencies = {
            "bench",
            "quantity",
            "recommendation",
            "recommendation :: ui",
            "approval",
            "outbound",
            "policy",
            "egress",
            "egress :: advice",
            "planning",
            "workload",
            "catalog",
            "carbon",
            "latency",
            "identity",
            "identity :: spiffe",
            "evidence",
            "event",
            "signal",
            "audit",
            "ui",
            "http"
        })
@NullMarked
package dev.tradewind.execution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
