/**
 * Content-addressed blobs: source files, snapshots, reports.
 *
 * <p>Invariant: A blob's name is the SHA-256 of its bytes; a blob is never changed.
 */
@ApplicationModule(
        displayName = "evidence",
        allowedDependencies = {"quantity"})
@NullMarked
package dev.tradewind.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
