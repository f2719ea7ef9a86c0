/**
 * What all bills have in common: the table of a dialect's columns, exact sums, and the way of charges into the lake.
 *
 * <p>Invariant: a dialect is data, a {@link dev.tradewind.connector.bill.BillMapping}; only this package makes charges.
 */
@NullMarked
package dev.tradewind.connector.bill;

import org.jspecify.annotations.NullMarked;
