/**
 * The demo company, Larkspur Foods, loaded through public paths only.
 *
 * <p>Invariant: Demo data say that they are demo data.
 */
@ApplicationModule(
        displayName = "demo",
        allowedDependencies = {
            "quantity",
            "connector",
            "identity",
            "catalog",
            "workload",
            "signal",
            "carbon::sci",
            "cost",
            "egress",
            "egress::budget",
            "egress::watch",
            "egress::advice",
            "planning",
            "recommendation",
            "approval",
            "execution",
            "edge::centre",
            "edge::wire",
            "policy",
            "workflow",
            "audit",
            "ui",
            "evidence"
        })
@NullMarked
package dev.tradewind.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
