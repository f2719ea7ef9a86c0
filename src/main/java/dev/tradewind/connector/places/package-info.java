/** Dialects and destinations of what stands where: workloads and sites of one's own. */
@NullMarked
package dev.tradewind.connector.places;

import org.jspecify.annotations.NullMarked;
