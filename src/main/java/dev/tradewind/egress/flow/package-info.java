/**
 * Bytes between two ends, hour by hour, as networks tell them, and the book that says whose an address is.
 *
 * <p>Invariant: what a log told is kept as told; who an end is, is looked up when somebody asks, so that a book that comes
 * later counts for flows that came before it.
 */
@NamedInterface("flow")
@NullMarked
package dev.tradewind.egress.flow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
