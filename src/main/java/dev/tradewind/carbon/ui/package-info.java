/** Pages of the module carbon. */
@NullMarked
package dev.tradewind.carbon.ui;

import org.jspecify.annotations.NullMarked;
