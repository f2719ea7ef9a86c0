/**
 * Adapters to the outside: file dialects, the import pipeline, quarantine, health.
 *
 * <p>Invariant: rows = accepted + quarantined, always; an import is all or nothing, and idempotent by content.
 */
@ApplicationModule(
        displayName = "connector",
        allowedDependencies = {
            "bench",
            "quantity",
            "cost",
            "egress",
            "egress::flow",
            "egress::budget",
            "carbon",
            "carbon::reported",
            "latency",
            "signal",
            "workload",
            "catalog",
            "lake",
            "evidence",
            "execution",
            "event",
            "outbound",
            "audit",
            "ui",
            "identity",
            "http"
        })
@NullMarked
package dev.tradewind.connector;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
