/**
 * What providers themselves say that our use of them emitted, month by month.
 *
 * <p>Invariant: kept as delivered and never mixed with our estimate; what a report does not state is unknown, not zero.
 */
@NamedInterface("reported")
@NullMarked
package dev.tradewind.carbon.reported;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
