/**
 * Candidate causes of a difference, in words, each with the numbers that speak for it. Pure: one rule a class, all listed
 * in {@link Causes}.
 */
@NamedInterface("cause")
@NullMarked
package dev.tradewind.egress.cause;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
