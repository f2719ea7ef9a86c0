/** Pages of the module workload. */
@NullMarked
package dev.tradewind.workload.ui;

import org.jspecify.annotations.NullMarked;
