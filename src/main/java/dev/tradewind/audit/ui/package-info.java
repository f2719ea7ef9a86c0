/** The Audit page. */
@NullMarked
package dev.tradewind.audit.ui;

import org.jspecify.annotations.NullMarked;
