/** Overview and Map. */
@NullMarked
package dev.tradewind.overview.ui;

import org.jspecify.annotations.NullMarked;
