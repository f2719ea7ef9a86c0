/** The export that an auditor takes away, and checking it without the server: pure functions of files. */
@NullMarked
package dev.tradewind.audit.bundle;

import org.jspecify.annotations.NullMarked;
