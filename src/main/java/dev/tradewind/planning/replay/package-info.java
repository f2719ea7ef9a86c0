/** Published experiments on carbon-aware scheduling, run again on their own data with the product's own selection of slots. */
@NullMarked
@NamedInterface("replay")
package dev.tradewind.planning.replay;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
