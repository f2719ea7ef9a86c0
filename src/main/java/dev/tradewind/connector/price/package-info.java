/**
 * Price lists of providers in the forms in which they publish them, read alike from a file and from a live source.
 *
 * <p>Invariant: a price keeps its currency, its unit and its tier, or it is not taken.
 */
@NullMarked
package dev.tradewind.connector.price;

import org.jspecify.annotations.NullMarked;
