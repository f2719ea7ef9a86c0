/**
 * Whether what the pages show adds up to what was billed: every breakdown, and what flows cause with what they do not, is held
 * against the charges themselves.
 */
@NullMarked
package dev.tradewind.egress.balance;

import org.jspecify.annotations.NullMarked;
