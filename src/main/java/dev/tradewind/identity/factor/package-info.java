/** Second factors: time-based codes, recovery codes, and accounts for emergencies. */
@NullMarked
package dev.tradewind.identity.factor;

import org.jspecify.annotations.NullMarked;
