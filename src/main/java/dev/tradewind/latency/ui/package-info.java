/** Pages of the module latency. */
@NamedInterface("ui")
@NullMarked
package dev.tradewind.latency.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
