/**
 * Outbox: what happened, written in the transaction in which it happened.
 *
 * <p>Invariant: An event is delivered at least once, in order per subject.
 */
@ApplicationModule(
        displayName = "event",
        allowedDependencies = {"quantity", "audit", "outbound"})
@NullMarked
package dev.tradewind.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
