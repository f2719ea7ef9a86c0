/** Emissions of what is billed but of which neither utilisation nor machines are known. */
@NullMarked
package dev.tradewind.carbon.spend;

import org.jspecify.annotations.NullMarked;
