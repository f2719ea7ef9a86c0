/**
 * What the console does with what sites send: exactly once, then by the rule of the collection. Its tables are given to
 * it, so that a simulation can give it others. Plain Java.
 */
@NullMarked
package dev.tradewind.edge.reconcile;

import org.jspecify.annotations.NullMarked;
