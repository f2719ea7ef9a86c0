/**
 * Carbon reports of providers: Google, AWS, Azure, and a form with the columns of FOCUS.
 *
 * <p>Invariant: a row is kept as stated in kilograms, or waits; a delivery replaces its account and month and can be taken back.
 */
@NullMarked
package dev.tradewind.connector.footprint;

import org.jspecify.annotations.NullMarked;
