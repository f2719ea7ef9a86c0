/**
 * Who caused what was billed: bills shared among flows in proportion to bytes. Pure.
 *
 * <p>Invariant: the parts of a bill, with what nobody is found for, add up to the bill exactly.
 */
@NullMarked
package dev.tradewind.egress.attribution;

import org.jspecify.annotations.NullMarked;
