/**
 * Jobs that wait for jobs, across sites and engines: when they run, what is late, what a delay would cost.
 *
 * <p>Invariant: a workflow has no cycle; a job starts at most once per attempt, by its key, and only when all that it waits
 * for has ended as it demands.
 */
@ApplicationModule(
        displayName = "workflow",
        allowedDependencies = {
            "quantity",
            "execution",
            "workload",
            "catalog",
            "identity",
            "event",
            "audit",
            "ui",
            "http"
        })
@NullMarked
package dev.tradewind.workflow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
