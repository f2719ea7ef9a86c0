/**
 * What a change would make of the transfer costs of a month, class by class. The calculation is pure; only
 * {@code MonthFlows} and {@code WhatIf} read.
 *
 * <p>Invariant: before is the bill scaled to a month, and a scenario that changes nothing changes no figure. What has no
 * price is counted apart and is in no sum.
 */
@NamedInterface("whatif")
@NullMarked
package dev.tradewind.egress.whatif;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
