/**
 * Who acts and what they may do: people, roles, tokens, sign-in.
 *
 * <p>Invariant: Denied unless granted; nobody can grant themselves the right to approve.
 */
@ApplicationModule(
        displayName = "identity",
        allowedDependencies = {"quantity", "audit", "outbound", "event", "ui", "http"})
@NullMarked
package dev.tradewind.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
