/** One workload among all sites, in far less than a millisecond: optimistic bounds first, most sites are never scored. */
@NullMarked
package dev.tradewind.placement.quick;

import org.jspecify.annotations.NullMarked;
