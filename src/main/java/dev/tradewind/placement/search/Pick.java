package dev.tradewind.placement.search;

/**
 * A choice during the search.
 *
 * @param cost its objective in nano-USD
 * @param priced the same plus the price of the capacity that it takes
 */
record Pick(Option option, int start, long cost, long priced) {}
