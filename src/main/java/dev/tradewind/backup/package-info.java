/**
 * The whole of a data directory in one file, and back.
 *
 * <p>Invariant: The database is copied first and the immutable files after it, so that whatever the copy names is in the
 * archive; a restored directory is whole or says that it is not.
 */
@ApplicationModule(
        displayName = "backup",
        allowedDependencies = {"audit", "ui"})
@NullMarked
package dev.tradewind.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
