package dev.tradewind.placement.search;

import dev.tradewind.placement.scoring.SiteScore;

/**
 * One site that a workload may use.
 *
 * @param site index of the site in the problem
 * @param limited whether the site's capacity is bounded
 * @param home whether the workload runs there today: among equals nothing moves
 * @param starts allowed starts, ascending
 */
record Option(int site, boolean limited, boolean home, int[] starts, SiteScore score) {
    /** Order among equal costs: home first, then the lower site index, then the earlier start. */
    boolean before(int start, Pick other) {
        if (home != other.option().home()) {
            return home;
        }
        return site < other.option().site() || site == other.option().site() && start < other.start();
    }
}
