/** The console's tables behind the rules, and everything that is kept about sites. */
@NamedInterface("centre")
@NullMarked
package dev.tradewind.edge.centre;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
