/**
 * PURE. Amounts that know their unit and refuse nonsense.
 *
 * <p>Invariant: No value crosses a unit or a currency without saying so; money is decimal, never binary floating point.
 */
@ApplicationModule(
        displayName = "quantity",
        allowedDependencies = {})
@NullMarked
package dev.tradewind.quantity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
