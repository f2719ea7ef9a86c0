/** HTTP reading of what the module workload knows. */
@NullMarked
package dev.tradewind.workload.api;

import org.jspecify.annotations.NullMarked;
