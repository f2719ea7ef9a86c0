/** The Plans pages. */
@NullMarked
package dev.tradewind.planning.ui;

import org.jspecify.annotations.NullMarked;
