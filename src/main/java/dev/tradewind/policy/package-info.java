/**
 * What is allowed: hard limits, approval routes, freezes. Evaluates facts that it is given.
 *
 * <p>Invariant: An invalid policy never becomes active.
 */
@ApplicationModule(
        displayName = "policy",
        allowedDependencies = {"quantity", "catalog", "workload", "identity", "audit", "ui", "http"})
@NullMarked
package dev.tradewind.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
