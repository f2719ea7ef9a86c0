package dev.tradewind.placement.search;

import dev.tradewind.placement.scoring.SiteScore;

/**
 * One site that a workload may use.
 *
 * @param site index of the site in the problem
 * @param limited whether the site's capacity is bounded
 * @param starts allowed starts, ascending
 */
record Option(int site, boolean limited, int[] starts, SiteScore score) {}
