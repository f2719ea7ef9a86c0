/** Runs jobs that Control-M knows, through its Automation API. */
@NullMarked
package dev.tradewind.execution.controlm;

import org.jspecify.annotations.NullMarked;
