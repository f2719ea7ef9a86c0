/** REST resources of the module. */
@NullMarked
package dev.tradewind.backup.api;

import org.jspecify.annotations.NullMarked;
