/** FOCUS bills: rows of the FinOps cost and usage specification become charges, and their transfers get a class. */
@NullMarked
package dev.tradewind.connector.focus;

import org.jspecify.annotations.NullMarked;
