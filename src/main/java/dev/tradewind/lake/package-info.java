/**
 * Facts as immutable Parquet files; a manifest row in the database decides what counts; DuckDB reads them,
 * or Spark beside the console.
 *
 * <p>Invariant: A file is durable before its manifest row exists; nothing is edited, only superseded by a newer generation.
 */
@ApplicationModule(
        displayName = "lake",
        allowedDependencies = {"quantity", "evidence", "audit", "outbound"})
@NullMarked
package dev.tradewind.lake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
