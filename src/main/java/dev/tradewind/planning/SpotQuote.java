package dev.tradewind.planning;

import dev.tradewind.placement.Spot;

/**
 * Spare capacity of a site as the engine sees it, and what it rests on.
 *
 * @param words kind, type of machine, price, interruptions, each with source and time
 */
record SpotQuote(Spot spot, String words) {}
