/** The pages of a report as markup, and their print as PDF. */
@NullMarked
package dev.tradewind.report.print;

import org.jspecify.annotations.NullMarked;
