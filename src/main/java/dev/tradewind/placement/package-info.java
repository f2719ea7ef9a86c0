/**
 * PURE. The placement engine: feasibility, then scoring, then search. A problem goes in, a plan with its explanation and its proof comes out.
 *
 * <p>Invariant: The same problem and iterations give the same plan, bit for bit; a hard constraint is never traded away. No clock, no randomness that is not a parameter, no framework.
 */
@ApplicationModule(
        displayName = "placement",
        allowedDependencies = {"quantity"})
@NullMarked
package dev.tradewind.placement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
