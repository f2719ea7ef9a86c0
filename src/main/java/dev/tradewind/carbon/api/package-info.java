/** HTTP reading of what the module carbon knows. */
@NullMarked
package dev.tradewind.carbon.api;

import org.jspecify.annotations.NullMarked;
