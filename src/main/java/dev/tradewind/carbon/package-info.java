/**
 * Carbon intensity by zone and hour, energy, emissions.
 *
 * <p>Invariant: Average and marginal, measured and modelled are never mixed without saying so.
 */
@ApplicationModule(
        displayName = "carbon",
        allowedDependencies = {
            "quantity",
            "signal",
            "catalog",
            "workload",
            "cost",
            "audit",
            "ui",
            "evidence",
            "http",
            "event",
            "identity",
            "lake"
        })
@NullMarked
package dev.tradewind.carbon;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
