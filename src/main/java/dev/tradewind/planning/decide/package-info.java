/**
 * Decides for programs that wait: on signals in memory, from a quota of capacity that this replica holds, with a journal.
 *
 * <p>Invariant: all reservations of all replicas together fit every cell of capacity, whatever sleeps, dies or is cut off.
 */
@NullMarked
package dev.tradewind.planning.decide;

import org.jspecify.annotations.NullMarked;
