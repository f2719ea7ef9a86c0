/**
 * FOCUS charges: how they are stored and summed, and budgets.
 *
 * <p>Invariant: Currencies are never added; the sum over all rows of a metric is the bill, to the last decimal.
 */
@ApplicationModule(
        displayName = "cost",
        allowedDependencies = {"quantity", "lake", "catalog", "workload", "audit", "ui", "evidence"})
@NullMarked
package dev.tradewind.cost;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
