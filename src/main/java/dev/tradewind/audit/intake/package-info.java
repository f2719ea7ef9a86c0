/**
 * Logs of others, taken in by the batch: Fluent Bit, Vector and edge agents over HTTP.
 *
 * <p>Invariant: a batch is taken once and whole; its bytes are evidence of an entry in our own log, so that its records are
 * proved like our own entries; what is missing between two batches is told.
 */
@NullMarked
package dev.tradewind.audit.intake;

import org.jspecify.annotations.NullMarked;
