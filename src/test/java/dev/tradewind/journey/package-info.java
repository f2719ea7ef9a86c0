/** Journeys of people through the console, in a real browser. */
@NullMarked
package dev.tradewind.journey;

import org.jspecify.annotations.NullMarked;
