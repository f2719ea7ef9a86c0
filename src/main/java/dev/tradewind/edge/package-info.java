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
            "egress",
            "workload",
            "latency",
            "identity",
            "identity :: spiffe",
            "execution",
            "execution :: spi",
            "execution :: local",
            "signal",
            "audit",
            "outbound",
            "http",
            "ui"
        })
@NullMarked
package dev.tradewind.edge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
