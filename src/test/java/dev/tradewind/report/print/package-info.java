@NullMarked
package dev.tradewind.report.print;

import org.jspecify.annotations.NullMarked;
