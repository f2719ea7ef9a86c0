package dev.tradewind.peers;

import java.util.List;

/**
 * What a peer found.
 *
 * @param picks by task; empty without a plan that the peer calls feasible
 * @param proved whether the peer proved its plan the best
 * @param gap percent between its plan and its own bound; NaN where it has none
 */
public record Answer(List<Pick> picks, Trace trace, boolean proved, double gap) {}
