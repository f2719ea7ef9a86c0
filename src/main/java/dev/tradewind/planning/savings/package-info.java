/** What our own batch runs of a past month would have come to under simple policies and under ours. */
@NullMarked
package dev.tradewind.planning.savings;

import org.jspecify.annotations.NullMarked;
