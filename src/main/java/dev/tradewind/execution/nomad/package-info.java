/** Dispatches parameterised Nomad jobs. */
@NullMarked
package dev.tradewind.execution.nomad;

import org.jspecify.annotations.NullMarked;
