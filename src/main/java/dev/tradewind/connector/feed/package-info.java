/**
 * Live sources of signals: each asks one public interface and turns its answers into points. Off unless configured.
 *
 * <p>Invariant: a broken, absurd or misdated answer is kept as evidence and never becomes a point.
 */
@NullMarked
package dev.tradewind.connector.feed;

import org.jspecify.annotations.NullMarked;
