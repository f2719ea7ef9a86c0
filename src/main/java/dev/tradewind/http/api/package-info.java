/** What stands around every controller. */
@NullMarked
package dev.tradewind.http.api;

import org.jspecify.annotations.NullMarked;
