/** REST endpoints of execution. */
@NullMarked
package dev.tradewind.execution.api;

import org.jspecify.annotations.NullMarked;
