/** {@code tradewind bench edge}: measures real agents and runs the simulated schedules. */
@NullMarked
package dev.tradewind.edge.bench;

import org.jspecify.annotations.NullMarked;
