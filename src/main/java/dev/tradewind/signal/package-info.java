/**
 * Time series that arrive from outside: carbon intensity, round-trip times, prices. Kind, basis, source, revision.
 *
 * <p>Invariant: Kinds and bases never mix silently; what is missing is unknown, never zero.
 */
@ApplicationModule(
        displayName = "signal",
        allowedDependencies = {"quantity", "lake", "catalog", "audit", "ui", "evidence", "event"})
@NullMarked
package dev.tradewind.signal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
