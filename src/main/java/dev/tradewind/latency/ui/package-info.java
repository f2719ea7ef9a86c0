/** Pages of the module latency. */
@NullMarked
package dev.tradewind.latency.ui;

import org.jspecify.annotations.NullMarked;
