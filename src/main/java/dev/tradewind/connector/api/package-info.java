/** REST resources of the module. */
@NullMarked
package dev.tradewind.connector.api;

import org.jspecify.annotations.NullMarked;
