/**
 * Who could change what, who did, and what ran where, read from the audit log alone, so that every line names the leaf that
 * proves it.
 */
@NullMarked
package dev.tradewind.report.change;

import org.jspecify.annotations.NullMarked;
