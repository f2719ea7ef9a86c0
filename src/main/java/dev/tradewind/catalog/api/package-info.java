/** HTTP reading of what the module catalog knows. */
@NullMarked
package dev.tradewind.catalog.api;

import org.jspecify.annotations.NullMarked;
