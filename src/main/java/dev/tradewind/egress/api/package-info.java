/** REST resources of the module. */
@NullMarked
package dev.tradewind.egress.api;

import org.jspecify.annotations.NullMarked;
