/** Plans and decisions over HTTP. */
@NullMarked
package dev.tradewind.planning.api;

import org.jspecify.annotations.NullMarked;
