/** What a workload may do: one rule, one file, one reason with its numbers. */
@NullMarked
package dev.tradewind.placement.feasibility;

import org.jspecify.annotations.NullMarked;
