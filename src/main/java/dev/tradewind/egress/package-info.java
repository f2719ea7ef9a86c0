/**
 * What moving data cost, from where to where, and why: transfer classes, flows, totals.
 *
 * <p>Invariant: Every transfer row has exactly one class; what cannot be resolved is a class of its own.
 */
@ApplicationModule(
        displayName = "egress",
        allowedDependencies = {
            "quantity",
            "catalog",
            "workload",
            "cost",
            "lake",
            "audit",
            "event",
            "http",
            "identity",
            "ui",
            "evidence"
        })
@NullMarked
package dev.tradewind.egress;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
