package dev.tradewind.overview.ui;

import dev.tradewind.catalog.Site;

/**
 * A site with all that is known of its zone.
 *
 * @param used whether something of ours runs there
 */
record CarbonRow(Site site, boolean used, ZoneHours.Series series) {
    /** Whether a source speaks of the zone by the hour. */
    boolean hourly() {
        return series.varies();
    }
}
