/**
 * Rates of exchange in the form of the European Central Bank.
 *
 * <p>Invariant: a rate has its day and its source; a currency without a rate of the day has none, never 0.
 */
@NullMarked
package dev.tradewind.connector.rate;

import org.jspecify.annotations.NullMarked;
