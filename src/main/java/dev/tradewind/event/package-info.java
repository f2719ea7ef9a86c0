/**
 * Outbox: what happened, written in the transaction in which it happened.
 *
 * <p>Invariant: An event is delivered at least once, in order per subject.
 *
 * <p>A module that changes something calls {@link Outbox#add} in the transaction of its change. Who wants to hear of it
 * is a {@link Receiver}; {@code delivery} hands events out, retries, and keeps what could not be delivered.
 */
@ApplicationModule(
        displayName = "event",
        allowedDependencies = {"quantity", "audit", "outbound", "ui", "http"})
@NullMarked
package dev.tradewind.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
