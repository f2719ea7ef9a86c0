/**
 * What moving a workload changed: the same hours at both places.
 *
 * <p>Invariant: with average intensity it is an attributional difference, with marginal intensity an estimated consequential
 * effect; only the latter speaks of avoiding, and neither is subtracted from an inventory.
 */
@NamedInterface("effect")
@NullMarked
package dev.tradewind.carbon.effect;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
