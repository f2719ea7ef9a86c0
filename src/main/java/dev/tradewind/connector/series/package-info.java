/** Dialects and destination of series: carbon intensity, round-trip times, prices. */
@NullMarked
package dev.tradewind.connector.series;

import org.jspecify.annotations.NullMarked;
