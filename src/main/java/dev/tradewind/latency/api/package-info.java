/** HTTP reading of what the module latency knows. */
@NullMarked
package dev.tradewind.latency.api;

import org.jspecify.annotations.NullMarked;
