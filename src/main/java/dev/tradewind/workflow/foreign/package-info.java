/** Jobs of other schedulers in our words, as far as their meaning carries. Pure: text in, text and a report out. */
@NullMarked
package dev.tradewind.workflow.foreign;

import org.jspecify.annotations.NullMarked;
