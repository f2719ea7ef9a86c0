/** The Reports page. */
@NullMarked
package dev.tradewind.report.ui;

import org.jspecify.annotations.NullMarked;
