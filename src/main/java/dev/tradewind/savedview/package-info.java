/**
 * Views that people keep: a page with its filters, under a name, for themselves or for everybody.
 *
 * <p>Invariant: A kept view leads to a page of this console and nowhere else, and shows nobody more than their roles do.
 */
@ApplicationModule(
        displayName = "savedview",
        allowedDependencies = {"quantity", "audit", "identity", "ui", "http"})
@NullMarked
package dev.tradewind.savedview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
