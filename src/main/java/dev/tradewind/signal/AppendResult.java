package dev.tradewind.signal;

/**
 * What became of a batch of points.
 *
 * @param added hours that were not known before
 * @param revised hours for which the source now says something else; the earlier word stays
 * @param unchanged hours that were known just so
 */
public record AppendResult(int added, int revised, int unchanged) {}
