/**
 * FOCUS: cost and usage of every version, and the contract commitments of 1.3, which are no charges.
 *
 * <p>Invariant: contract commitments never enter charges or totals; a charge and its splits count once.
 */
@NullMarked
package dev.tradewind.connector.focus;

import org.jspecify.annotations.NullMarked;
