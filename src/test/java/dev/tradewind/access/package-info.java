/** Who may open and call what, held against a table that people wrote. */
@NullMarked
package dev.tradewind.access;

import org.jspecify.annotations.NullMarked;
