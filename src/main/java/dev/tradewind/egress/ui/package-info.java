/** Views of the module. */
@NullMarked
package dev.tradewind.egress.ui;

import org.jspecify.annotations.NullMarked;
