/**
 * Why the cost of one range differs from another's, in parts that add up exactly. Pure but for {@link ChangeQueries},
 * which asks the bills. The formulas stand in {@link Decomposition} and in {@code docs/egress.md}.
 */
@NamedInterface("change")
@NullMarked
package dev.tradewind.egress.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
