/** What every executor offers: four methods, and a stated guarantee. */
@NamedInterface("spi")
@NullMarked
package dev.tradewind.execution.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
