/**
 * The notification centre, and messages that leave the house.
 *
 * <p>Invariant: A message never carries a secret, and its failure never undoes the change that caused it.
 */
@ApplicationModule(
        displayName = "notification",
        allowedDependencies = {"quantity", "audit", "event", "identity", "outbound", "ui", "http"})
@NullMarked
package dev.tradewind.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
