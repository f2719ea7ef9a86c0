/** {@code tradewind bench edge}: measures real agents and runs the simulated schedules. */
@NamedInterface("bench")
@NullMarked
package dev.tradewind.edge.bench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
