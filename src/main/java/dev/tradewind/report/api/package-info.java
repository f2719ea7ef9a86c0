/** Reports over HTTP. */
@NullMarked
package dev.tradewind.report.api;

import org.jspecify.annotations.NullMarked;
