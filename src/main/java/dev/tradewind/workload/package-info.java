/**
 * Workloads, data sets, windows: what is to be placed.
 *
 * <p>Invariant: A workload always has a site of record, and its window always fits its duration.
 */
@ApplicationModule(
        displayName = "workload",
        allowedDependencies = {"quantity", "catalog", "identity", "audit", "ui", "http"})
@NullMarked
package dev.tradewind.workload;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
