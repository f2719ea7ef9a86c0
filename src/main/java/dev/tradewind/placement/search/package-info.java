/** Which choices go together: prices on capacity for the bound, rounding and repair for the plan. */
@NullMarked
package dev.tradewind.placement.search;

import org.jspecify.annotations.NullMarked;
