/** The Edge page. */
@NullMarked
package dev.tradewind.edge.ui;

import org.jspecify.annotations.NullMarked;
