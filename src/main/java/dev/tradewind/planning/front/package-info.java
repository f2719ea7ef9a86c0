/** What a plan would be under other weights and budgets: solved plans only, nothing in between. */
@NullMarked
package dev.tradewind.planning.front;

import org.jspecify.annotations.NullMarked;
