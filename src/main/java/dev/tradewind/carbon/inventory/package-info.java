/**
 * The inventory of a range in the words of the GHG Protocol: own sites as Scope 2, clouds and carriers as Scope 3.
 *
 * <p>Invariant: location- and market-based are two answers and never added; embodied is stated apart; nothing of the effect of
 * decisions is subtracted.
 */
@NamedInterface("inventory")
@NullMarked
package dev.tradewind.carbon.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
