/** What a choice costs: exact integers, from prefix sums over the slots. */
@NullMarked
package dev.tradewind.placement.scoring;

import org.jspecify.annotations.NullMarked;
