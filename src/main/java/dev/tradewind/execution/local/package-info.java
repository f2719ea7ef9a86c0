/** The embedded executor: child processes of this machine. */
@NamedInterface("local")
@NullMarked
package dev.tradewind.execution.local;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
