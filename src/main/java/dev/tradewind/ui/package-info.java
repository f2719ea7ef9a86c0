/**
 * The shell and the components that every page shares: map, charts, tables, evidence drawer, formats, roles.
 *
 * <p>Invariant: Knows no feature; a page links to another one by path only.
 */
@ApplicationModule(
        displayName = "ui",
        allowedDependencies = {"quantity"})
@NullMarked
package dev.tradewind.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
