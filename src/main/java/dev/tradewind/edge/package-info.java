/**
 * Sites that survive a cut link: queue, leases, reconciliation.
 *
 * <p>Invariant: Nothing acknowledged is lost, nothing arrives twice.
 */
@ApplicationModule(
        displayName = "edge",
        allowedDependencies = {
            "bench",
            "quantity",
            "catalog",
            "workload",
            "latency",
            "identity",
            "execution",
            "signal",
            "audit",
            "http",
            "ui"
        })
@NullMarked
package dev.tradewind.edge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
