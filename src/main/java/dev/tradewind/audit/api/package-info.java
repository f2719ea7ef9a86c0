/** The log over HTTP, for auditors and their programs. */
@NullMarked
package dev.tradewind.audit.api;

import org.jspecify.annotations.NullMarked;
