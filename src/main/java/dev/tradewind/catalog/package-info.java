/**
 * Providers, sites, grid zones, list prices for egress, power coefficients: reference facts with source and date.
 *
 * <p>Invariant: A fact without source, date and unit does not get in.
 */
@ApplicationModule(
        displayName = "catalog",
        allowedDependencies = {"quantity", "audit", "ui", "http"})
@NullMarked
package dev.tradewind.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
