/** Time at a place whose clock may be wrong. Plain Java. */
@NullMarked
package dev.tradewind.edge.clock;

import org.jspecify.annotations.NullMarked;
