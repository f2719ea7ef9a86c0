/**
 * Round-trip times: matrix, coverage, the model where nothing was measured.
 *
 * <p>Invariant: A modelled time is never shown as measured and never beats light in fibre.
 */
@ApplicationModule(
        displayName = "latency",
        allowedDependencies = {
            "quantity",
            "signal",
            "catalog",
            "workload",
            "identity",
            "audit",
            "ui",
            "evidence",
            "event"
        })
@NullMarked
package dev.tradewind.latency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
