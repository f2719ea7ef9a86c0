/** {@code tradewind bench execute}: the engine killed, paused and timed, judged by the journals of its targets. */
@NullMarked
@NamedInterface("bench")
package dev.tradewind.execution.bench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
