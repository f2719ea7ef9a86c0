/**
 * Decisions by people on recommendations.
 *
 * <p>Invariant: Nobody decides on their own proposal, nobody counts twice, and an approval is void when what it was given for changes.
 */
@ApplicationModule(
        displayName = "approval",
        allowedDependencies = {
            "quantity",
            "recommendation",
            "recommendation :: ui",
            "policy",
            "identity",
            "event",
            "notification",
            "workload",
            "audit",
            "ui",
            "http"
        })
@NullMarked
package dev.tradewind.approval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
