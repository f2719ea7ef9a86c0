/** Pages of execution. */
@NullMarked
package dev.tradewind.execution.ui;

import org.jspecify.annotations.NullMarked;
