/**
 * Software carbon intensity by ISO/IEC 21031: {@code SCI = (E · I + M) / R} for the functional unit that people chose for a
 * workload.
 *
 * <p>Invariant: a rate has no total; where nobody counted R there is no rate, and zero units give none either.
 */
@NamedInterface("sci")
@NullMarked
package dev.tradewind.carbon.sci;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
