/** Views of the module. */
@NullMarked
package dev.tradewind.connector.ui;

import org.jspecify.annotations.NullMarked;
