/** The embedded executor: child processes of this machine. */
@NullMarked
package dev.tradewind.execution.local;

import org.jspecify.annotations.NullMarked;
