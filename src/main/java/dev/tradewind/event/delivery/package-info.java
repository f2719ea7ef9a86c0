/** Hands events out to receivers, in order per subject, again and again until taken or given up. Only in the console. */
@NullMarked
package dev.tradewind.event.delivery;

import org.jspecify.annotations.NullMarked;
