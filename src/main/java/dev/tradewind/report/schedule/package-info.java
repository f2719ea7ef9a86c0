/** Reports that are made and handed over by themselves, month after month. */
@NullMarked
package dev.tradewind.report.schedule;

import org.jspecify.annotations.NullMarked;
