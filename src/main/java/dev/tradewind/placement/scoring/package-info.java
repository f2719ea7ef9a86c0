/** What a choice costs: exact integers, from prefix sums over the slots. */
@NullMarked
@NamedInterface("scoring")
package dev.tradewind.placement.scoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
