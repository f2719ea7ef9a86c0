/**
 * Sealed segments of the log in places that refuse to forget: a write-once directory, or an object store with Object Lock in
 * compliance mode.
 *
 * <p>Invariant: what the archive holds can be verified, and the log rebuilt from it, without the database.
 */
@NamedInterface("archive")
@NullMarked
package dev.tradewind.audit.archive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
