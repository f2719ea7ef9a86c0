/**
 * Checks a plan without trusting the engine: its rules, its objective and its bound, in decimal arithmetic and with code of
 * its own. It reads the problem and the plan, and nothing else of the engine.
 */
@NullMarked
@NamedInterface("check")
package dev.tradewind.placement.check;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
