/**
 * What to do about billed flows: one rule, one file, one reason with numbers. The rules are pure; only {@code Adviser} reads.
 */
@NamedInterface("advice")
@NullMarked
package dev.tradewind.egress.advice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
