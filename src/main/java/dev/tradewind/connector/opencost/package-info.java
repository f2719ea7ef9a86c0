/**
 * OpenCost allocations and cloud costs. They restate what a provider bills or would bill, so they are kept in a table of
 * their own, beside the charges.
 *
 * <p>Invariant: no allocation ever enters a billed total.
 */
@NullMarked
package dev.tradewind.connector.opencost;

import org.jspecify.annotations.NullMarked;
