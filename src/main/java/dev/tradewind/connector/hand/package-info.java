/**
 * Tables that no dialect knows, mapped by hand: which of their columns fill which of ours, kept under a name and found
 * again by their header.
 *
 * <p>Invariant: a saved mapping is never edited; a change is a new version, and each import keeps the one it was read by.
 */
@NullMarked
package dev.tradewind.connector.hand;

import org.jspecify.annotations.NullMarked;
